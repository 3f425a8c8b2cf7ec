import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { listSynonyms, saveSynonym } from '#contract/matters/catalogue-admin.ts'
import { sayList } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useAnswer, useSend } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { sayDone, sayRefused } from '#kit/states/toast.tsx'
import { words } from './words.ts'

/** 同义词: what people say, in the catalogue's words. */
export const Synonyms = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const query = useAnswer(listSynonyms, { params: { areaId } })
  const save = useSend(saveSynonym)
  const [said, setSaid] = useState('')
  const [means, setMeans] = useState<string[]>([])
  const write = (one: string, to: string[], then?: () => void) =>
    save.mutate(
      { params: { areaId }, body: { said: one, means: to } },
      {
        onSuccess: () => {
          sayDone(say('saved'))
          then?.()
        },
        onError: sayRefused,
      },
    )
  // What was typed stays until it is kept: a refusal loses nothing.
  const add = () =>
    write(said.trim(), means, () => {
      setSaid('')
      setMeans([])
    })
  return (
    <>
      <div className="admin-head admin-note">
        <Input
          className="admin-search"
          maxLength={40}
          aria-label={say('said')}
          placeholder={say('said')}
          value={said}
          onChange={(e) => setSaid(e.target.value)}
        />
        <Select
          mode="tags"
          open={false}
          className="admin-search"
          aria-label={say('means')}
          placeholder={say('means')}
          tokenSeparators={['、', '，', ',', ' ']}
          value={means}
          onChange={setMeans}
        />
        <Button type="primary" disabled={!said.trim() || !means.length} loading={save.isPending} onClick={add}>
          {say('add')}
        </Button>
      </div>
      <Answered query={query}>
        {({ rows }) => (
          <ul className="admin-list">
            {rows.map((row) => (
              <li key={row.id}>
                <span className="admin-list-main">
                  {row.said} → {sayList(row.means)}
                </span>
                {row.own && (
                  <Button
                    size="small"
                    aria-label={say('removeOf', { name: row.said })}
                    onClick={() => write(row.said, [])}
                  >
                    {say('remove')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </>
  )
}
