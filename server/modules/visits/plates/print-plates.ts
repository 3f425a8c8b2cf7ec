import type { z } from 'zod'
import { say, type Locale, type WordKey } from '#contract/phrases.ts'
import { buildingCode } from '#contract/territory/building-code.ts'
import { mostPlates, type printCards as cardsRoute, type printPlates as platesRoute } from '#contract/visits/plates.ts'
import { unitsOf } from '#modules/people/index.ts'
import { findBuilding, searchBuildings, type Building } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { readFile } from '#platform/files.ts'
import type { FileAnswer } from '#platform/module.ts'
import type { Card, Poster } from '#platform/poster-layout.ts'
import { printCards as cardsPdf, printPosters } from '#platform/print.ts'
import { problem } from '#platform/problem.ts'
import { publicAddress } from '#platform/public-address.ts'
import type { DoorWorker } from './door-staff.ts'
import { doorsOf, type DoorOf } from './get-door.ts'
import { once } from './once.ts'

const nothingToPrint = problem(404, 'visits.nothing_to_print')
const tooManyPlates = problem<{ most: number }>(422, 'visits.too_many_plates')

type Word = Extract<WordKey, `visits.${'plate' | 'card' | 'duty' | 'channel'}.${string}`>
const order = ['A', 'B', 'lead']
const mostBuildings = 1000

const chosen = async (context: Context, asked: { grid?: number | undefined; building?: number | undefined }) => {
  const { db, areaId } = context
  const one = asked.building === undefined ? undefined : await findBuilding(db, areaId, asked.building)
  const found =
    asked.building !== undefined
      ? one
        ? [one]
        : []
      : await searchBuildings(db, areaId, {
          ...(asked.grid !== undefined && { gridNo: asked.grid }),
          limit: mostBuildings,
        })
  if (!found.length) throw nothingToPrint()
  return found
}
/** Pictures of the workers, each read once. */
const pictures = (context: Context) => {
  const read = once((photo: string) =>
    readFile(context, photo, 'thumbnail').then(({ body }) => (Buffer.isBuffer(body) ? body : undefined)),
  )
  return async ({ photo }: DoorWorker): Promise<Uint8Array | undefined> => (photo ? read(photo) : undefined)
}
const inOrder = (workers: readonly DoorWorker[]) =>
  workers.toSorted((a, b) => order.indexOf(a.duty) - order.indexOf(b.duty))
const linkOf = ({ areaId, buildingNo }: DoorOf) => publicAddress(`/b/${buildingCode(areaId, buildingNo)}`)
const words =
  (locale: Locale) =>
  (key: Word, values?: Record<string, unknown>): string =>
    say(locale, key, values)
const channelText = (door: DoorOf, word: ReturnType<typeof words>) =>
  door.channels.map((c) => `${word(`visits.channel.${c.kind}`)} ${c.value}${c.note ? `（${c.note}）` : ''}`)

const plateOf = async (
  door: DoorOf,
  unit: string | undefined,
  locale: Locale,
  jpegOf: ReturnType<typeof pictures>,
): Promise<Poster> => {
  const word = words(locale)
  const people = []
  for (const worker of inOrder(door.workers).slice(0, 3))
    people.push({
      heading: word(`visits.duty.${worker.duty}`),
      name: worker.name,
      lines: [`${word('visits.plate.phone')} ${worker.officePhone ?? word('visits.plate.no_phone')}`],
      jpeg: await jpegOf(worker),
    })
  if (!people.length) people.push({ heading: word('visits.duty.A'), name: word('visits.plate.nobody'), lines: [] })
  const community = [door.areaName, door.community?.phone, door.community?.address].filter(Boolean).join('　')
  return {
    title: word('visits.plate.title'),
    subtitle: unit ? `${door.building} ${unit}` : door.building,
    people,
    rows: [
      { label: word('visits.plate.grid'), value: `${door.areaName} ${door.gridName ?? ''}`.trim() },
      { label: word('visits.plate.duties'), value: word('visits.plate.duties_text') },
      { label: word('visits.plate.community'), value: community },
      ...door.channels.map((c) => ({
        label: word(`visits.channel.${c.kind}`),
        value: c.note ? `${c.value}（${c.note}）` : c.value,
      })),
    ],
    qr: linkOf(door),
    qrCaption: word('visits.plate.scan'),
    foot: buildingCode(door.areaId, door.buildingNo),
  }
}
const pdf = (filename: string, body: Buffer): FileAnswer => ({
  contentType: 'application/pdf',
  filename,
  body,
  inline: true,
})

/** 分片包干公示牌 (B08): one a building, or one a unit. Throws `visits.nothing_to_print`, `visits.too_many_plates`. */
export const printPlates = async (
  context: Context,
  asked: z.output<(typeof platesRoute)['query']>,
): Promise<FileAnswer> => {
  const { db, locale, areaId } = context
  const buildings = await chosen(context, asked)
  const units = asked.units
    ? await unitsOf(db, areaId, buildings.map((b) => b.buildingNo)) // prettier-ignore
    : new Map<number, string[]>()
  const plates = buildings.flatMap((building): { building: Building; unit?: string }[] => {
    const named = units.get(building.buildingNo)
    return named?.length ? named.map((unit) => ({ building, unit })) : [{ building }]
  })
  if (plates.length > mostPlates) throw tooManyPlates({ most: mostPlates })
  const jpegOf = pictures(context)
  const doorOf = doorsOf(db)
  const posters: Poster[] = []
  for (const { building, unit } of plates) posters.push(await plateOf(await doorOf(building), unit, locale, jpegOf))
  context.audit({ printed: 'plates', plates: plates.length, grid: asked.grid ?? null })
  const title = say(locale, 'visits.plate.title')
  return pdf(`${title}.pdf`, await printPosters({ size: asked.size, locale, posters }))
}

/** 居民联系卡 (B09): a page of ten for each worker of a grid or building. Throws `visits.nothing_to_print`. */
export const printCards = async (
  context: Context,
  asked: z.output<(typeof cardsRoute)['query']>,
): Promise<FileAnswer> => {
  const { db, locale } = context
  const word = words(locale)
  const [building] = await chosen(context, asked)
  const door = await doorsOf(db)(building!)
  const jpegOf = pictures(context)
  const cards: Card[] = []
  for (const worker of inOrder(door.workers)) {
    const card: Card = {
      title: `${word('visits.card.title')} · ${door.areaName}`,
      name: worker.name,
      lines: [
        `${word(`visits.duty.${worker.duty}`)} ${door.gridName ?? ''}`.trim(),
        `${word('visits.plate.phone')} ${worker.officePhone ?? door.community?.phone ?? word('visits.plate.no_phone')}`,
        ...channelText(door, word).slice(0, 4),
        ...(door.community?.address ? [door.community.address] : []),
      ],
      qr: linkOf(door),
      qrCaption: word('visits.card.scan'),
      jpeg: await jpegOf(worker),
    }
    cards.push(...Array.from({ length: 10 }, () => card))
  }
  if (!cards.length) throw nothingToPrint()
  context.audit({ printed: 'cards', grid: door.gridNo })
  return pdf(`${word('visits.card.title')}.pdf`, await cardsPdf({ locale, cards }))
}
