import './incidents.css'
import { Button } from 'antd'
import { hotlineTemplate } from '#contract/incidents/hotline-orders.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { download } from '#kit/download.ts'
import { useWords } from '#kit/language.ts'
import { useSession } from '#kit/session.ts'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { ChooseFile } from './hotline/choose-file.tsx'
import { OrdersAtHand } from './hotline/orders-at-hand.tsx'
import { useOrderFile } from './hotline/use-order-file.ts'
import { words } from './hotline/words.ts'

const Orders = ({ accountId, areaId }: { accountId: string; areaId: number }) => {
  const say = useWords(words)
  const { file, setFile, change, kept } = useOrderFile(accountId)
  const another = () => {
    const before = file
    setFile(undefined)
    sayDone(say('anotherUndo'), () => setFile(before))
  }
  return (
    <Page
      title={say('title')}
      lead={file ? file.name : say('lead')}
      actions={
        <>
          <Button onClick={() => void download(hotlineTemplate, { params: { areaId } }).catch(sayRefused)}>
            {say('template')}
          </Button>
          {file && <Button onClick={another}>{say('another')}</Button>}
        </>
      }
    >
      {file ? (
        <OrdersAtHand {...{ areaId, file, change, kept }} />
      ) : (
        <Panel>
          <ChooseFile areaId={areaId} onFile={setFile} />
        </Panel>
      )}
    </Page>
  )
}

/** Which of the hotline's orders become cases, and what keeps the others out? (J08) */
export default function Hotline() {
  const { data: session } = useSession()
  if (!session?.accountId || !session.areaId) return null
  return <Orders accountId={session.accountId} areaId={session.areaId} key={session.areaId} />
}
