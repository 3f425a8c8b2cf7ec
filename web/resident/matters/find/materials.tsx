import { useState } from 'react'
import { getSample } from '#contract/matters/catalogue.ts'
import type { Item, Material } from '#contract/matters/item.ts'
import { openFile } from '#kit/download.ts'
import { pick, useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { Sheet } from '#kit/phone/sheet.tsx'
import { sayRefused } from '#kit/states/toast.tsx'
import { words } from './words.ts'

const One = ({ item, material }: { item: Item; material: Material }) => {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  const { originals, copies, electronic, promise, requiredIf, required, noteZh, sampleText, sampleFile } = material
  const name = pick(material)
  const facts = [
    originals > 0 && say('original', { n: originals }),
    copies > 0 && say('copies', { n: copies }),
    electronic && say('photoOk'),
    (requiredIf?.length || !required) && say('ifNeeded'),
    promise && say('promise'),
  ].filter(Boolean)
  return (
    <li className="paper">
      <div className="row-text">
        <span className="row-title">{name}</span>
        <span className="soft small">{facts.join(' · ')}</span>
        {noteZh && <span className="soft small">{noteZh}</span>}
      </div>
      {(sampleText || sampleFile) && (
        <Button kind="text" aria-label={say('sampleOf', { name })} onClick={() => setOpen(true)}>
          {say('sample')}
        </Button>
      )}
      <Sheet open={open} title={say('sampleOf', { name })} onClose={() => setOpen(false)}>
        {sampleText && <p className="case-text">{sampleText}</p>}
        {sampleFile && (
          <Button
            kind="quiet"
            wide
            onClick={() =>
              void openFile(getSample, {
                params: { areaId: material.sampleAreaId ?? item.areaId, code: item.code, material: material.key },
                query: { file: sampleFile },
              }).catch(sayRefused)
            }
          >
            {say('sampleFile')}
          </Button>
        )}
      </Sheet>
    </li>
  )
}

const held = { register: 'fromRegister', department: 'fromDepartment', written_here: 'writtenHere' } as const

/** 材料: what to bring first, then what nobody has to bring and who has it. */
export const Materials = ({ item }: { item: Item }) => {
  const say = useWords(words)
  const brought = item.materials.filter((m) => m.source === 'applicant')
  const rest = item.materials.filter((m) => m.source !== 'applicant')
  return (
    <section className="card">
      <h2>{say('needed')}</h2>
      {brought.length ? (
        <ul className="papers">
          {brought.map((material) => (
            <One key={material.key} item={item} material={material} />
          ))}
        </ul>
      ) : (
        <p>{say('neededNone')}</p>
      )}
      {rest.length > 0 && (
        <>
          <h3>{say('notNeeded')}</h3>
          <ul className="papers">
            {rest.map((material) => (
              <li key={material.key} className="paper">
                <span className="row-text">
                  <span className="row-title">{pick(material)}</span>
                  <span className="soft small">{say(held[material.source as keyof typeof held])}</span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
