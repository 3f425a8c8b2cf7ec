import '../admin.css'
import { useState } from 'react'
import { getCity } from '#contract/territory/city.ts'
import { useAnswer } from '#kit/queries.ts'
import { Answered } from '#kit/states/answered.tsx'
import { FirstAdministrator } from './first-administrator.tsx'
import { FirstCity } from './first-city.tsx'
import { CityFilling } from './three-administrators.tsx'

/** An empty installation: which city, then who administrates it. The divisions come in meanwhile. */
export const FirstSteps = () => {
  const city = useAnswer(getCity, {})
  const [code, setCode] = useState('')
  return (
    <Answered query={city}>
      {(answer) =>
        answer.city ? (
          <>
            <CityFilling />
            <FirstAdministrator city={answer.city.name} code={code} />
          </>
        ) : (
          <FirstCity lists={answer.lists} onCode={setCode} />
        )
      }
    </Answered>
  )
}
