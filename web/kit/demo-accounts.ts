import { getSettings } from '#contract/platform/settings.ts'
import { useAnswer } from './queries.ts'

const phone = /^1\d{10}$/

/** The staff accounts the demo offers at its doors; outside the demo there are none. Residents sign in by phone. */
export const useDemoAccounts = () => {
  const settings = useAnswer(getSettings, {}, { fresh: Infinity })
  return (settings.data?.accounts ?? []).filter((account) => !phone.test(account.loginName))
}
