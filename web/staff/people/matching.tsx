import '../incidents/incidents.css'
import './people.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Popconfirm, Segmented } from 'antd'
import { useState } from 'react'
import { listPairs, mergePeople } from '#contract/people/merges.ts'
import { call } from '#kit/call.ts'
import { clientId } from '#kit/client-id.ts'
import { Page } from '#kit/desk/page.tsx'
import { useWords } from '#kit/language.ts'
import { refresh, usePages } from '#kit/queries.ts'
import { useSession } from '#kit/session.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { isSure } from './matching/is-sure.ts'
import { MergeList } from './matching/merge-list.tsx'
import { PairCard, type Pair } from './matching/pair-card.tsx'
import { words } from './matching/words.ts'

const keyOf = (pair: Pair) => `${pair.a.id}.${pair.b?.id ?? pair.bAreaId}`

/** Which records are one person? Pairs with their reasons, one by one or the sure ones at once; all can be undone. */
export default function Matching() {
  const say = useWords(words)
  const go = useNavigate()
  const { data: session } = useSession()
  const { tab } = useSearch({ strict: false }) as { tab?: string }
  const areaId = session?.areaId ?? undefined
  const pages = usePages(listPairs, areaId ? { params: { areaId } } : undefined)
  const [later, putOff] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<{ done: number; refused: string[] }>()
  const shown = pages.rows.filter((pair) => !later.includes(keyOf(pair)))
  const sure = shown.filter(isSure)
  const mergeSure = async () => {
    setBusy(true)
    const refused: string[] = []
    let done = 0
    const gone = new Set<string>()
    for (const { areaId: at, a, b } of sure) {
      // one record of several pairs has changed by the first merge: it is looked at again
      if (!b || gone.has(a.id) || gone.has(b.id)) continue
      try {
        await call(mergePeople, {
          params: { areaId: at },
          body: { id: clientId(), keep: { id: a.id, version: a.version }, merge: { id: b.id, version: b.version } },
        })
        done++
      } catch (error) {
        refused.push(error instanceof Error ? error.message : String(error))
      }
      gone.add(a.id).add(b.id)
    }
    setBusy(false)
    setResult({ done, refused })
    await refresh('people.')
  }
  return (
    <Page
      title={say('matching')}
      lead={say('about')}
      actions={
        tab !== 'done' &&
        sure.length > 1 && (
          <Popconfirm
            title={say('bulk', { n: sure.length })}
            description={<p className="reveal">{say('bulkAbout')}</p>}
            onConfirm={() => void mergeSure()}
          >
            <Button type="primary" loading={busy}>
              {say('bulk', { n: sure.length })}
            </Button>
          </Popconfirm>
        )
      }
    >
      <div className="list-top unprinted">
        <Segmented
          value={tab === 'done' ? 'done' : 'proposed'}
          onChange={(to) =>
            void go({ to: '.', search: { tab: to === 'done' ? 'done' : undefined }, replace: true } as never)
          }
          options={[
            { value: 'proposed', label: say('proposed') },
            { value: 'done', label: say('done') },
          ]}
        />
        {later.length > 0 && (
          <span className="soft">
            {say('hiddenLater', { n: later.length })}{' '}
            <Button type="link" size="small" onClick={() => putOff([])}>
              {say('showLater')}
            </Button>
          </span>
        )}
      </div>
      {result && (
        <Alert
          className="people-note"
          type={result.refused.length ? 'warning' : 'success'}
          showIcon
          closable
          title={[
            say('bulkDone', { n: result.done }),
            result.refused.length
              ? say('bulkRefused', { n: result.refused.length, why: [...new Set(result.refused)].join('；') })
              : '',
          ].join(' ')}
        />
      )}
      {tab === 'done' ? (
        areaId && <MergeList areaId={areaId} />
      ) : (
        <Answered query={{ ...pages.query, data: pages.first }}>
          {() =>
            shown.length === 0 ? (
              <Empty icon="check" title={say('none')} />
            ) : (
              <div className="pairs">
                {shown.map((pair) => (
                  <PairCard key={keyOf(pair)} pair={pair} onLater={() => putOff([...later, keyOf(pair)])} />
                ))}
                {pages.hasMore && (
                  <Button loading={pages.loadingMore} onClick={pages.more}>
                    {say('more')}
                  </Button>
                )}
              </div>
            )
          }
        </Answered>
      )}
    </Page>
  )
}
