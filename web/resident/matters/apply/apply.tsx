import '../matters.css'
import { useState } from 'react'
import { Link } from 'wouter'
import { getItem } from '#contract/matters/catalogue.ts'
import { isWanted } from '#contract/matters/missing.ts'
import { getOwnMatter } from '#contract/matters/own-applications.ts'
import { sayDay } from '#kit/format.ts'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { Button } from '#kit/phone/button.tsx'
import { LongTextField } from '#kit/phone/field.tsx'
import { Screen } from '#kit/phone/screen.tsx'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { Empty } from '#kit/states/empty.tsx'
import { acceptingArea } from '../area.ts'
import { Inside, InPlace } from '../inside.tsx'
import { words as shared } from '../words.ts'
import { ApplyReceiptScreen } from './apply-receipt.tsx'
import { FormFields } from './form-fields.tsx'
import { PaperField } from './paper-field.tsx'
import { useApply, type ApplyReceipt, type OwnMatter } from './use-apply.ts'
import { WhoApplies } from './who-applies.tsx'
import { words } from './words.ts'

type Given = { matter: OwnMatter; areaId: number; onDone: (receipt: ApplyReceipt) => void }

const Known = ({ matter }: { matter: OwnMatter }) => {
  const say = useWords(words)
  const fields = new Map(matter.item.form.fields.map((f) => [f.key, f]))
  if (!matter.prefilled.length) return null
  return (
    <section className="card">
      <h2>{say('known')}</h2>
      <dl className="facts">
        {matter.prefilled.map(({ key, text, source }) => (
          <div key={key}>
            <dt>{pick(fields.get(key) ?? { zh: key, en: key })}</dt>
            <dd>
              {text}{' '}
              <span className="soft small">
                {say('knownFrom', { source: source.label, day: sayDay(source.onDay) })}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <Link href="/me" className="section-all">
        {say('wrong')}
      </Link>
    </section>
  )
}

const held = { register: 'fetched', department: 'checked', written_here: 'written', applicant: 'onPaper' } as const

const Form = ({ matter, areaId, onDone }: Given) => {
  const say = useWords(words)
  const all = useWords(shared)
  const form = useApply(matter, areaId, onDone)
  const { draft, change, known } = form
  const self = draft.for === 'self'
  const wanted = matter.papers.filter((m) => isWanted(m, draft.values, known))
  const asked = wanted.filter((m) => !(m.fetched && self) && m.source === 'applicant')
  const there = wanted.filter((m) => !asked.includes(m))
  const open = matter.item.form.fields.some((f) => !known.has(f.key))
  return (
    <form
      className="screen-body"
      noValidate
      onSubmit={(e) => {
        e.preventDefault()
        void form.submit()
      }}
    >
      {form.restored && (
        <p className="soft small" role="status">
          {say('restored')}
        </p>
      )}
      <WhoApplies matter={matter} form={form} />
      {self && <Known matter={matter} />}
      {open && (
        <section className="card">
          <h2>{say('form')}</h2>
          <FormFields
            form={matter.item.form}
            values={draft.values}
            known={known}
            errors={form.errors}
            onChange={(values) => change({ values })}
          />
        </section>
      )}
      {wanted.length > 0 && (
        <section className="card">
          <h2>{say('papers')}</h2>
          {asked.length > 0 && <p className="soft small">{say('papersHint')}</p>}
          <ul>
            {asked.map((material) => (
              <PaperField
                key={material.key}
                item={matter.item}
                material={material}
                draft={form.name}
                papers={form.papers}
                promised={draft.promised.includes(material.key)}
                onPromise={(on) =>
                  change({
                    promised: on ? [...draft.promised, material.key] : draft.promised.filter((k) => k !== material.key),
                  })
                }
              />
            ))}
            {there.map((m) => (
              <li key={m.key} className="paper">
                <span className="row-text">
                  <span className="row-title">{pick(m)}</span>
                  <span className="soft small">{say(m.fetched && self ? 'fetched' : held[m.source])}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="card">
        <LongTextField
          label={say('note')}
          optional={all('optional')}
          rows={2}
          maxLength={500}
          value={draft.note}
          onChange={(e) => change({ note: e.target.value })}
        />
      </section>
      {form.problem && (
        <p className="field-error" role="alert">
          {form.problem}
        </p>
      )}
      <Button type="submit" wide busy={form.busy}>
        {say('submit')}
      </Button>
      <p className="soft small">
        {matter.decidedBy && `${say('decidedBy', { who: matter.decidedBy })} · `}
        {say('kept')}
      </p>
    </form>
  )
}

const OwnForm = ({ areaId, code, onDone }: { areaId: number; code: string; onDone: Given['onDone'] }) => {
  const query = useAnswer(getOwnMatter, { params: { areaId, code } }, { fresh: Infinity })
  return <Answered query={query}>{(matter) => <Form matter={matter} areaId={areaId} onDone={onDone} />}</Answered>
}

const AtDesk = ({ code }: { code: string }) => {
  const say = useWords(words)
  return (
    <Empty icon="building" title={say('notOnline')}>
      <Link href={`/book?item=${code}`} className="button button-main">
        {say('book')}
      </Link>
    </Empty>
  )
}

const InArea = ({ areaId, code, onDone }: { areaId: number; code: string; onDone: Given['onDone'] }) => {
  const say = useWords(words)
  useLanguage()
  const query = useAnswer(getItem, { params: { areaId, code } }, { fresh: 60_000 })
  return (
    <Answered query={query}>
      {(item) => {
        const accepting = acceptingArea(areaId, item.power)
        if (accepting === undefined || (item.online !== 'apply' && item.online !== 'full'))
          return <AtDesk code={code} />
        return (
          <>
            <p className="soft">{pick(item)}</p>
            <Inside why={say('signIn')}>
              <OwnForm areaId={accepting} code={code} onDone={onDone} />
            </Inside>
          </>
        )
      }}
    </Answered>
  )
}

/** 网上申请 (D05, D07): only what nobody knows yet is asked; what is missing is told at once, not refused. */
export default function Apply({ code }: { code: string }) {
  const say = useWords(words)
  const [receipt, setReceipt] = useState<ApplyReceipt>()
  if (receipt) return <ApplyReceiptScreen receipt={receipt} />
  return (
    <Screen title={say('title')} up={`/matters/${code}`}>
      <InPlace>
        {({ areaId }) => (
          <InArea
            areaId={areaId}
            code={code}
            onDone={(one) => {
              scrollTo(0, 0)
              setReceipt(one)
            }}
          />
        )}
      </InPlace>
    </Screen>
  )
}
