import { useDemoAccounts } from '#kit/demo-accounts.ts'
import { pick, useWords } from '#kit/language.ts'
import { words } from './words.ts'

/** In the demo: everybody one can be, a click each. */
export const DemoAccounts = ({ enter }: { enter: (body: { loginName: string; password: string }) => void }) => {
  const say = useWords(words)
  const accounts = useDemoAccounts()
  if (!accounts.length) return null
  return (
    <section className="door-demo" aria-labelledby="door-demo">
      <h2 id="door-demo">{say('demo')}</h2>
      <p className="soft small">{say('demoAbout')}</p>
      <ul>
        {accounts.map(({ loginName, password, zh, en }) => (
          <li key={loginName}>
            <button type="button" onClick={() => enter({ loginName, password })}>
              <strong>{loginName}</strong>
              <span className="soft small">{pick({ zh, en })}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
