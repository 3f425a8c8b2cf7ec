import { Link } from '@tanstack/react-router'
import { caseNumber } from '#contract/incidents/case-number.ts'
import { nearbyIncidents } from '#contract/incidents/followed-incidents.ts'
import { sayAgo } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import type { PlaceValue } from '#kit/place/place-value.ts'
import { useAnswer } from '#kit/queries.ts'
import { useSettled } from '#kit/use-settled.ts'
import { useCategoryName } from '../case/category-name.ts'
import { words } from './words.ts'

type Props = { areaId: number; text: string; categoryId: number | undefined; place: PlaceValue }

/** 是不是同一件事: while somebody types, what was reported nearby. */
export const SimilarCases = ({ areaId, text, categoryId, place }: Props) => {
  const say = useWords(words)
  const phrase = usePhrases('incidents')
  const name = useCategoryName()
  const asked = useSettled(
    JSON.stringify({
      ...(place.point ? { lon: place.point.lon, lat: place.point.lat } : {}),
      ...(place.placeText.trim() ? { placeText: place.placeText.trim() } : {}),
      ...(categoryId ? { categoryId } : {}),
      ...(text.trim() ? { text: text.trim() } : {}),
    }),
    600,
  )
  const query = JSON.parse(asked) as { lon?: number; placeText?: string; text?: string }
  const ready = (query.lon !== undefined || query.placeText) && query.text
  const { data } = useAnswer(nearbyIncidents, ready ? { params: { areaId }, query } : undefined, { keepPrevious: true })
  if (!ready || !data) return <p className="soft">{say('nearWait')}</p>
  if (!data.rows.length) return <p className="soft">{say('nearNone')}</p>
  return (
    <ul className="similar">
      {data.rows.map((row) => (
        <li key={row.id}>
          <Link to="/incidents/$areaId/$id" params={{ areaId: String(row.areaId), id: row.id }} target="_blank">
            {caseNumber(row.number)} · {name(row)}
          </Link>
          <p className="soft small">
            {[
              row.placeText,
              row.metres === null ? null : say('metres', { n: Math.round(row.metres) }),
              phrase(`incidents.state.${row.state}`),
              sayAgo(row.reportedAt),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  )
}
