import { certificateStates } from '#contract/matters/certificate-flow.ts'
import { getCertificateLists } from '#contract/matters/certificate-lists.ts'
import { CertificateFilter, exportCertificates, listCertificates, validities, type CertificateRow } from '#contract/matters/certificates.ts' // prettier-ignore
import { download } from '#kit/download.ts'
import { sayAgo, sayDay } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer, usePages } from '#kit/queries.ts'
import { useMay } from '#kit/session.ts'
import type { Column } from '#kit/table/data-table.tsx'
import { useNameOf } from '../form/name-of.ts'
import { ChoiceFilter, DaysFilter } from '../part/filter-fields.tsx'
import { ListPage } from '../part/list-page.tsx'
import { useListState } from '../part/use-list-state.ts'
import { Validity } from './validity.tsx'
import { words } from './words.ts'

const { shape } = CertificateFilter

const useColumns = (): Column<CertificateRow>[] => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const nameOf = useNameOf()
  return [
    {
      key: 'what',
      label: say('what'),
      fixed: true,
      draw: (row) => (
        <div className="cell-what">
          <p className="cell-narrow">
            <span>{phrase(`matters.certificate.state.${row.state}`)}</span>
            <Validity row={row} />
          </p>
          <p className="cell-title">
            <strong>{nameOf({ zh: row.kindZh, en: row.kindEn })}</strong>
          </p>
          <p className="cell-text soft">
            {row.name} · {row.purpose} · {row.forWhom}
          </p>
        </div>
      ),
    },
    { key: 'validity', label: say('validity'), width: 150, from: 800, draw: (row) => <Validity row={row} /> },
    { key: 'state', label: say('state'), width: 90, from: 800, draw: (row) => phrase(`matters.certificate.state.${row.state}`) }, // prettier-ignore
    {
      key: 'drafted',
      label: say('drafted'),
      width: 130,
      from: 1000,
      draw: (row) => (
        <>
          {sayAgo(row.draftedAt)}
          <span className="soft small cell-second">{row.draftedBy}</span>
        </>
      ),
    },
    { key: 'issuedOn', label: say('issuedOn'), width: 130, from: 1000, draw: (row) => (row.issuedOn ? sayDay(row.issuedOn) : '-') }, // prettier-ignore
    { key: 'number', label: say('number'), width: 150, from: 800, draw: (row) => <span className="figure">{row.number ?? '-'}</span> }, // prettier-ignore
  ]
}

/** 台账: what was drafted, issued, revoked. */
export const CertificateList = () => {
  const say = useWords(words)
  const phrase = usePhrases('matters')
  const nameOf = useNameOf()
  const may = useMay()
  const state = useListState(shape)
  const { filters, areaId, change } = state
  const asked = areaId ? { params: { areaId }, query: filters as never } : undefined
  const pages = usePages(listCertificates, asked)
  const lists = useAnswer(getCertificateLists, areaId ? { params: { areaId } } : undefined, { fresh: 600_000 })
  const columns = useColumns()
  const shared = { filters, change }
  return (
    <ListPage
      bare
      name="certificates"
      title={say('title')}
      state={state}
      search={say('search')}
      columns={columns}
      pages={pages}
      to="certificates"
      filters={
        <>
          <ChoiceFilter {...shared} name="state" label={say('state')} options={certificateStates.map((s) => ({ value: s, label: phrase(`matters.certificate.state.${s}`) }))} />
          <ChoiceFilter {...shared} name="validity" label={say('validity')} options={validities.map((v) => ({ value: v, label: phrase(`matters.certificate.validity.${v}`) }))} />
          <ChoiceFilter {...shared} name="kind" label={say('kind')} options={(lists.data?.allowed ?? []).map((k) => ({ value: k.code, label: nameOf(k) }))} />
          <DaysFilter {...shared} names={['from', 'to']} label={say('days')} />
        </>
      }
      onExport={may('matters.export') && asked ? () => download(exportCertificates, asked, 'certificates.xlsx') : undefined}
    />
  )
} // prettier-ignore
