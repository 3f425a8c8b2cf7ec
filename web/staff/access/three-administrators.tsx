import { Alert } from 'antd'
import { findAccounts } from '#contract/access/accounts.ts'
import { getCity } from '#contract/territory/city.ts'
import { useWords } from '#kit/language.ts'
import { usePhrases } from '#kit/phrases.ts'
import { useAnswer } from '#kit/queries.ts'
import { words } from './admin-words.ts'

const wanted = ['system_administrator', 'auditor'] as const

/** Which of the other two administrators the installation still lacks, and why they must be others. */
export const ThreeAdministrators = ({ areaId }: { areaId: number }) => {
  const say = useWords(words)
  const phrase = usePhrases('access')
  const ask = (role: (typeof wanted)[number]) => ({ params: { areaId }, query: { role, active: 'true', limit: 1 } })
  const held = [useAnswer(findAccounts, ask(wanted[0])), useAnswer(findAccounts, ask(wanted[1]))]
  const missing = wanted.filter((_, i) => held[i]?.data?.rows.length === 0)
  if (!missing.length) return null
  const roles = missing.map((role) => phrase(`role.${role}`)).join('、')
  return (
    <Alert
      className="admin-note"
      type="info"
      showIcon
      title={say('splitMissing', { roles })}
      description={say('splitAbout')}
    />
  )
}

/** How far the areas of a new installation are; asks on while they come in. */
export const CityFilling = () => {
  const say = useWords(words)
  const city = useAnswer(getCity, {}, { every: 2000 })
  const { filling } = city.data ?? {}
  if (!filling) return null
  const said = { name: city.data?.city?.name ?? '', done: filling.done, total: filling.total }
  return <Alert className="admin-note" type="info" showIcon title={say('filling', said)} />
}
