import '../../incidents/incidents.css'
import '../visits.css'
import '#kit/report/report.css'
import type { FormEvent } from 'react'
import { useLocation } from 'wouter'
import { mostPapers } from '#contract/visits/boxes.ts'
import { useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { ChoiceField, TextField } from '#kit/phone/field.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { NeedsPack } from '../needs-pack.tsx'
import { PaperPart } from './paper-part.tsx'
import { useCollection } from './use-collection.ts'
import { words } from './words.ts'

const Form = () => {
  const say = useWords(words)
  const [, go] = useLocation()
  const collection = useCollection()
  const { boxes, box, draft, change, tried, future } = collection
  if (!boxes.length) return <Empty title={say('none')} about={say('noneAbout')} icon="inbox" />
  const submit = async (e: FormEvent) => {
    e.preventDefault()
    try {
      if (!(await collection.keep())) return
      sayDone(say(navigator.onLine ? 'doneOnline' : 'doneOffline'))
      go('/')
    } catch (error) {
      sayRefused(error)
    }
  }
  return (
    <form className="report" onSubmit={(e) => void submit(e)} noValidate>
      {collection.restored && (
        <p className="report-restored" role="status">
          {say('restored')}
          <Button kind="text" onClick={collection.clear}>
            {say('afresh')}
          </Button>
        </p>
      )}
      <section className="card report-part">
        <ChoiceField
          label={say('which')}
          value={box?.id}
          error={tried && !box ? say('fault_box') : undefined}
          choices={boxes.map(({ id, place }) => ({ value: id, label: place }))}
          onChoose={(boxId) => change({ boxId })}
        />
        <TextField
          label={say('at')}
          type="datetime-local"
          value={draft.at}
          error={future ? say('fault_future') : undefined}
          onChange={(e) => change({ at: e.target.value })}
        />
        <TextField
          label={say('note')}
          optional={say('optional')}
          maxLength={500}
          value={draft.note}
          onChange={(e) => change({ note: e.target.value })}
        />
      </section>
      {draft.papers.map((paper, at) => (
        <PaperPart
          key={paper.id}
          no={at + 1}
          paper={paper}
          tried={tried}
          onChange={(part) => collection.changePaper(paper.id, part)}
          onRemove={() => collection.removePaper(paper)}
        />
      ))}
      {draft.papers.length === 0 && <p className="soft">{say('empty')}</p>}
      {draft.papers.length < mostPapers && (
        <Button kind="quiet" wide onClick={collection.addPaper}>
          {say('addPaper')}
        </Button>
      )}
      <Button type="submit" wide busy={collection.busy}>
        {say('keep')}
      </Button>
      <p className="soft small report-kept">{say('kept')}</p>
    </form>
  )
}

/** 开箱登记 on the phone: with or without a network, like an entry of the diary. */
export default function Box() {
  const say = useWords(words)
  return (
    <Screen title={say('title')} lead={say('lead')} up="/">
      <NeedsPack evenWithoutGrid>{() => <Form />}</NeedsPack>
    </Screen>
  )
}
