import '../admin.css'
import '../incidents/incidents.css'
import './people.css'
import { Alert, Button, Drawer } from 'antd'
import { useState } from 'react'
import { listCareKinds, type CareKind } from '#contract/people/care.ts'
import { Page, Panel } from '#kit/desk/page.tsx'
import { pick, useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { KindForm } from './admin/kind-form.tsx'
import { useConfigures } from './admin/may-configure.ts'
import { words } from './admin/words.ts'
import { useDictionary } from './dictionary.ts'

const Kind = ({ kind, onEdit }: { kind: CareKind; onEdit?: () => void }) => {
  const say = useWords(words)
  const role = usePhrases('access')
  const { field } = useDictionary()
  const facts: [string, string][] = [
    [say('legalBasis'), kind.legalBasis],
    [say('purpose'), kind.purpose],
    [say('roles'), kind.roles.map((one) => role(`role.${one}`)).join('、')],
    [say('fieldsOf'), kind.fields.map(field).join('、') || '-'],
    [say('reviewed'), say('nMonths', { n: kind.reviewMonths })],
    [say('keeps'), say('nMonths', { n: kind.retentionMonths })],
    [say('visited'), kind.visitDays === null ? say('noVisit') : say('nDays', { n: kind.visitDays })],
  ]
  return (
    <Panel
      title={
        <>
          {pick(kind)} {!kind.active && <span className="mark mark-still">{say('off')}</span>}
        </>
      }
      actions={
        onEdit && (
          <Button size="small" aria-label={`${say('edit')} ${pick(kind)}`} onClick={onEdit}>
            {say('edit')}
          </Button>
        )
      }
    >
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label} className="fact">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}

/** 名册种类: which registers of care are kept, by what law, and who needs to know? */
export default function CareKinds() {
  const say = useWords(words)
  const { areaId, configures } = useConfigures()
  const query = useAnswer(listCareKinds, {})
  const [open, setOpen] = useState<{ known?: CareKind }>()
  const nextSort = Math.max(0, ...(query.data?.rows ?? []).map((k) => k.sort)) + 1
  return (
    <Page
      title={say('kinds')}
      lead={say('kindsLead')}
      actions={
        configures && (
          <Button type="primary" onClick={() => setOpen({})}>
            {say('add')}
          </Button>
        )
      }
    >
      {!configures && <Alert className="admin-note" type="info" showIcon title={say('mayNot')} />}
      <Answered query={query}>
        {({ rows }) => (
          <div className="kind-cards">
            {rows.map(({ mine: _, ...kind }) => (
              <Kind key={kind.code} kind={kind} onEdit={configures ? () => setOpen({ known: kind }) : undefined} />
            ))}
          </div>
        )}
      </Answered>
      <Drawer
        open={open !== undefined}
        onClose={() => setOpen(undefined)}
        title={open?.known ? pick(open.known) : say('add')}
        size="min(520px, 100vw)"
        destroyOnHidden
      >
        {open && areaId && (
          <KindForm areaId={areaId} known={open.known} nextSort={nextSort} onClose={() => setOpen(undefined)} />
        )}
      </Drawer>
    </Page>
  )
}
