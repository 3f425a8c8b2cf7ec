import { Button } from 'antd'
import { downloadTemplate, listTemplates } from '#contract/people/export.ts'
import { Panel } from '#kit/desk/page.tsx'
import { download } from '#kit/download.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { useDictionary } from '../dictionary.ts'
import { words } from './words.ts'

/** Empty sheets to hand out: notes, stars, drop-downs and text columns are in them. */
export const Templates = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const { kind } = useDictionary()
  const query = useAnswer(listTemplates, {}, { fresh: 3_600_000 })
  return (
    <Panel flush title={say('templates')}>
      <p className="empty-line soft">{say('templatesAbout')}</p>
      <Answered query={query}>
        {({ rows }) => (
          <ul className="lines lines-short">
            {rows.map((row) => {
              const name = row.careKind ? kind(row.careKind) : say(`register_${row.register}`)
              const what = { register: row.register, ...(row.careKind ? { careKind: row.careKind } : {}) }
              return (
                <li key={`${row.register}.${row.careKind}`} className="line">
                  <span className="line-main">
                    {name} <span className="soft small">{say('columns', { n: row.columns })}</span>
                  </span>
                  <Button
                    size="small"
                    type="link"
                    aria-label={`${say('download')} ${name}`}
                    onClick={() =>
                      void download(downloadTemplate, { params: { areaId }, query: what }, `${name}.xlsx`).catch(
                        sayRefused,
                      )
                    }
                  >
                    {say('download')}
                  </Button>
                </li>
              )
            })}
          </ul>
        )}
      </Answered>
    </Panel>
  )
}
