import { Input, Radio } from 'antd'
import type { z } from 'zod'
import { foundCity, type getCity } from '#contract/territory/city.ts'
import type { Answer } from '#contract/route.ts'
import { SchemaForm } from '#kit/form/schema-form.tsx'
import { sayNumber } from '#kit/format.ts'
import { useWords } from '#kit/language.ts'
import { useSend } from '#kit/queries.ts'
import { words } from './words.ts'

type City = z.input<typeof foundCity.body>['city']
type Lists = Answer<typeof getCity>['lists']
type Choice = { id?: string; value?: City; onChange?: (city: City) => void; lists: Lists }

/** A shipped list of divisions, or a name and code whose divisions are imported later. */
const CityChoice = ({ id, value, onChange, lists }: Choice) => {
  const say = useWords(words)
  const own = value?.from === 'name' ? value : undefined
  return (
    <div id={id}>
      <Radio.Group
        vertical
        value={value?.from === 'list' ? value.list : value?.from}
        onChange={(e) => {
          const list = lists.find((l) => l.list === e.target.value)?.list
          onChange?.(list ? { from: 'list', list } : { from: 'name', name: '', code: '' })
        }}
        options={[
          ...lists.map((l) => ({
            value: l.list as string,
            label: say('cityOfList', { name: l.name, n: sayNumber(l.areas) }),
          })),
          { value: 'name', label: say('otherCity') },
        ]}
      />
      {own && (
        <div className="door-city">
          <Input
            aria-label={say('cityName')}
            placeholder={say('cityName')}
            maxLength={40}
            value={own.name}
            onChange={(e) => onChange?.({ ...own, name: e.target.value })}
          />
          <Input
            aria-label={say('cityCode')}
            placeholder={say('cityCode')}
            inputMode="numeric"
            maxLength={6}
            value={own.code}
            onChange={(e) => onChange?.({ ...own, code: e.target.value })}
          />
          <p className="soft small">{say('otherCityAbout')}</p>
        </div>
      )}
    </div>
  )
}

/** An empty installation, step one: whoever can read the server's console says which city this is. */
export const FirstCity = ({ lists, onCode }: { lists: Lists; onCode: (code: string) => void }) => {
  const say = useWords(words)
  const found = useSend(foundCity)
  return (
    <>
      <p className="soft small">{say('firstStep', { n: 1 })}</p>
      <h1>{say('whichCity')}</h1>
      <p className="soft">{say('firstAbout')}</p>
      <SchemaForm
        shape={foundCity.body}
        fields={{
          code: { label: say('firstCode'), autoComplete: 'off', autoFocus: true },
          city: { label: say('city'), control: <CityChoice lists={lists} /> },
        }}
        send={async (body) => {
          await found.mutateAsync({ body })
          onCode(body.code)
        }}
        submit={say('chooseCity')}
      />
    </>
  )
}
