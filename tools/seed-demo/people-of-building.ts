import { residentCheck } from '#contract/people/identity/resident-number.ts'
import type { Fact } from '#contract/people/fields.ts'
import { familyOf, personName } from './person-name.ts'
import type { Random } from './random.ts'

export type MadeUp = { name: string; sex: '1' | '2'; birthOn: string; relation: string; facts: Fact[] }

/** Region 319999 is no place, so the number belongs to nobody. */
const number = (random: Random, birthOn: string, sex: '1' | '2') => {
  const first = `319999${birthOn.replaceAll('-', '')}${String(random.whole(0, 499) * 2 + (sex === '1' ? 1 : 0)).padStart(3, '0')}`
  return first + residentCheck(first)
}
const day = (random: Random, year: number) =>
  `${year}-${String(random.whole(1, 12)).padStart(2, '0')}-${String(random.whole(1, 28)).padStart(2, '0')}`

const schooling = (age: number, random: Random) =>
  age < 7
    ? '90'
    : age < 13
      ? '80'
      : age < 16
        ? '70'
        : random.pick(age > 60 ? ['90', '80', '70', '60', '30'] : ['70', '60', '40', '30', '20', '20'])
const works = ['教师', '会计', '工程师', '护士', '司机', '店员', '公司职员', '厨师', '保安', '程序员']

let phone = 19_900_100_000
/** The first phone a demo doesn't use for accounts; each person gets the next. */
export const resetPhones = () => void (phone = 19_900_100_000)

const one = (random: Random, name: string, sex: '1' | '2', age: number, relation: string, today: Date): MadeUp => {
  const birthOn = day(random, today.getFullYear() - age - 1)
  const facts: Fact[] = [
    { field: 'name', value: name },
    { field: 'sex', value: sex },
    { field: 'birth_on', value: birthOn },
    { field: 'nation', value: random.chance(0.96) ? '01' : random.pick(['03', '06', '11', '15']) },
    { field: 'education', value: schooling(age, random) },
  ]
  if (age > 1 && random.chance(0.97)) facts.push({ field: 'document', value: { number: number(random, birthOn, sex) } })
  if (age > 15 && random.chance(0.9)) facts.push({ field: 'phone', value: String(phone++) })
  if (age > 21)
    facts.push({
      field: 'marital',
      value: relation === '10' ? '20' : random.pick(['10', '20', '20', '20', '30', '40']),
    })
  if (age > 21 && age < 61 && random.chance(0.8)) facts.push({ field: 'occupation', value: random.pick(works) })
  return { name, sex, birthOn, relation, facts }
}

/** A made-up household: old people alone or as a couple, families with children, tenants who share. */
export const household = (random: Random, today: Date, kind: 'family' | 'tenant'): MadeUp[] => {
  const sex = random.chance(0.6) ? '1' : '2'
  if (kind === 'tenant')
    return Array.from({ length: random.whole(1, 4) }, (_, i) =>
      one(random, personName(random), random.chance(0.5) ? '1' : '2', random.whole(20, 45), i ? '99' : '02', today),
    )
  const age = random.pick([28, 34, 38, 42, 47, 52, 58, 63, 67, 71, 76, 82, 88]) + random.whole(-3, 3)
  const members = [one(random, personName(random), sex, age, '02', today)]
  if (random.chance(age > 75 ? 0.4 : age > 30 ? 0.85 : 0.4))
    members.push(
      one(random, personName(random), sex === '1' ? '2' : '1', Math.max(21, age + random.whole(-4, 4)), '10', today),
    )
  const surname = familyOf(members[sex === '1' ? 0 : members.length - 1]!.name)
  if (age >= 26 && age < 60)
    for (let n = random.pick([0, 1, 1, 1, 2]); n > 0; n--) {
      const boy = random.chance(0.52)
      members.push(
        one(
          random,
          surname + personName(random).slice(-2).slice(-random.whole(1, 2)),
          boy ? '1' : '2',
          Math.max(0, age - random.whole(24, 33)),
          boy ? '20' : '30',
          today,
        ),
      )
    }
  if (age > 32 && age < 55 && random.chance(0.22))
    members.push(one(random, personName(random), '2', age + random.whole(23, 30), '52', today))
  return members
}
