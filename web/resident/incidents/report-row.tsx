import './incidents.css'
import { Link } from 'wouter'
import type { FollowedRow } from '#contract/incidents/followed-incidents.ts'
import { sayAgo } from '#kit/format.ts'
import { Icon } from '#kit/icon.tsx'
import { pick, useLanguage, useWords } from '#kit/language.ts'
import { Light } from '#kit/states/light.tsx'
import { stateWords } from './states.ts'
import { words } from './words.ts'

/** One of my reports: what, where it stands in plain words, when. */
export const ReportRow = ({ row }: { row: FollowedRow }) => {
  const say = useWords(words)
  const locale = useLanguage()
  const { short, light } = stateWords[row.state]
  const kind = row.state === 'closed' && row.solved === false ? 'still' : light
  return (
    <Link href={`/case/${row.areaId}/${row.id}`} className={`row report-row${row.asksMe ? ' report-row-asks' : ''}`}>
      <span className="row-text">
        <span className="report-row-head">
          <Light kind={row.asksMe ? 'warn' : kind}>{row.asksMe ? say('askedNow') : pick(short)}</Light>
          <span className="soft small">{sayAgo(row.reportedAt)}</span>
        </span>
        <span className="row-title report-row-text">
          {row.text ?? (locale === 'zh' ? row.categoryZh : row.categoryEn)}
        </span>
        <span className="soft small">
          {[row.relation === 'me_too' ? say('alsoMine') : '', row.placeText ?? row.areaName]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <Icon name="right" size={16} />
    </Link>
  )
}
