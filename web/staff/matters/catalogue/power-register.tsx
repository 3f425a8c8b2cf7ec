import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { listPower } from '#contract/matters/catalogue-admin.ts'
import { useWords } from '#kit/language.ts'
import { sayList } from '#kit/format.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Icon } from '#kit/icon.tsx'
import { PowerEditor } from './power-editor.tsx'
import { words } from './words.ts'

/** 权限清单 (D18): which tier may accept and decide what, and how it came down. */
export const PowerRegister = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const [q, setQ] = useState('')
  const [editing, setEditing] = useState<string>()
  const query = useAnswer(listPower, { params: { areaId } })
  return (
    <Answered query={query}>
      {({ rows }) => {
        const shown = rows.filter((row) => !q || `${row.zh} ${row.code}`.includes(q))
        const chosen = rows.find((row) => row.code === editing)
        return (
          <>
            <Input.Search
              allowClear
              className="admin-search admin-note"
              aria-label={say('find')}
              placeholder={say('find')}
              onChange={(e) => setQ(e.target.value.trim())}
            />
            <div className="scroll" tabIndex={0} role="group" aria-label={say('power')}>
              <table className="admin-table">
                <thead>
                  <tr>
                    <th scope="col">{say('items')}</th>
                    <th scope="col">{say('mayAccept')}</th>
                    <th scope="col">{say('mayDecide')}</th>
                    <th scope="col">
                      <span className="visually-hidden">{say('setPower')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map((row) => {
                    const tiers = (may: 'mayAccept' | 'mayDecide') =>
                      sayList(row.rows.filter((p) => p[may]).map((p) => {
                        const who = p.organisation ?? phrase(`matters.tier.${p.tier}`)
                        return p.mode === 'own' ? who : say('inMode', { who, mode: phrase(`matters.mode.${p.mode}`) })
                      })) // prettier-ignore
                    return (
                      <tr key={row.code}>
                        <th scope="row">
                          {row.zh}
                          <span className="soft small cell-second">
                            {say(row.areaId === areaId ? 'powerHere' : 'powerAbove')}
                          </span>
                        </th>
                        <td>{tiers('mayAccept') || '-'}</td>
                        <td>{tiers('mayDecide') || '-'}</td>
                        <td>
                          <Button
                            type="text"
                            aria-label={`${say('setPower')} ${row.zh}`}
                            icon={<Icon name="pen" size={16} />}
                            onClick={() => setEditing(row.code)}
                          />
                        </td>
                      </tr>
                    )
                  })}
                </tbody>
              </table>
            </div>
            <Drawer
              open={Boolean(chosen)}
              onClose={() => setEditing(undefined)}
              title={chosen?.zh}
              size="min(640px, 100vw)"
              destroyOnHidden
            >
              {chosen && <PowerEditor areaId={areaId} row={chosen} onDone={() => setEditing(undefined)} />}
            </Drawer>
          </>
        )
      }}
    </Answered>
  )
}
