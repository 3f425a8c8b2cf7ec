import { Button } from 'antd'
import { printApplication } from '#contract/matters/application-lists.ts'
import { applicationForms, type ApplicationDetail } from '#contract/matters/applications.ts'
import { openFile } from '#kit/download.ts'
import { Icon } from '#kit/icon.tsx'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { sayRefused } from '#kit/states/toast.tsx'
import { words as partWords } from '../part/words.ts'

/** 文书: the forms this case has come to. */
export const Prints = ({ detail }: { detail: ApplicationDetail }) => {
  const say = useWords(partWords)
  const phrase = usePhrases('matters')
  const { areaId, id } = detail
  return (
    <ul className="print-forms">
      {applicationForms.map((form) => {
        const ready = detail.prints.includes(form)
        return (
          <li key={form}>
            <span className={ready ? undefined : 'soft'}>{phrase(`matters.form.${form}`)}</span>
            <Button
              size="small"
              disabled={!ready}
              icon={<Icon name="print" size={14} />}
              onClick={() => void openFile(printApplication, { params: { areaId, id, form } }).catch(sayRefused)}
            >
              {say('print')}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
