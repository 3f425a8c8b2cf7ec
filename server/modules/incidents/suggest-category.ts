import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { ancestorsOf, rangeOf } from '#contract/territory/area-number.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { type Document, type Model, type Prior, suggest } from './classify/model.ts'
import { modelFromBytes } from './classify/model-bytes.ts'
import { taxonomyPrior } from './classify/taxonomy-prior.ts'
import { loadConfiguration, taxonomiesUsed, type Category, type Configuration } from './configuration.ts'

/** Fewer closed cases than this teach less than the words of the taxonomy. */
const leastDocuments = 100
const mostDocuments = 20_000
const freshMs = 10 * 60_000
type Kept = { readAt: number; trainedAt: number; model: Model }
const models = new Map<string, Kept>()
const training = new Map<string, Promise<Model>>()

const train = (documents: Document[], prior: Prior[]): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./classify/train-worker.ts', import.meta.url), {
      workerData: { documents, prior },
    })
    worker.once('message', resolve)
    worker.once('error', reject)
  })

/** The categories a model tells apart: the taxonomies in use; 热线诉求 repeats the others by kind of request, so it stands alone or not at all. */
const taxonomiesFor = (conf: Configuration, areaId: number): string[] => {
  const used = taxonomiesUsed(conf, areaId)
  const others = used.filter((t) => t !== 'hotline')
  return (others.length ? others : used).toSorted()
}

const priorOf = (conf: Configuration, taxonomies: readonly string[]): Prior[] =>
  taxonomies.flatMap((taxonomy) =>
    taxonomyPrior(
      [...conf.categories.values()]
        .filter((c) => c.taxonomy === taxonomy && c.active)
        .map((c) => ({
          code: c.code,
          parentCode: c.parentId === null ? null : (conf.categories.get(c.parentId)?.code ?? null),
          zh: c.zh,
          words: c.words,
        })),
    ),
  )

/** The model of the nearest area up the tree that has one, else one that knows the words of the taxonomies only. */
const modelFor = async (db: Db, conf: Configuration, areaId: number): Promise<Model> => {
  const taxonomies = taxonomiesFor(conf, areaId)
  const name = taxonomies.join('+')
  const { rows } = await sql<{
    areaId: number
    trainedAt: Date
  }>`select area_id "areaId", trained_at "trainedAt" from incidents.suggestion_model
    where area_id = any(${[areaId, ...ancestorsOf(areaId)]}) and taxonomies = ${name} order by area_id desc limit 1`.execute(
    db,
  )
  const nearest = rows[0]
  const key = `${nearest?.areaId ?? 0}:${name}`
  const known = models.get(key)
  if (
    known &&
    known.trainedAt === (nearest?.trainedAt.getTime() ?? 0) &&
    (nearest || Date.now() - known.readAt < freshMs)
  )
    return known.model
  const model = nearest
    ? await sql<{
        bytes: Buffer
      }>`select bytes from incidents.suggestion_model where area_id = ${nearest.areaId} and taxonomies = ${name}`
        .execute(db)
        .then(({ rows: found }) => modelFromBytes(found[0]!.bytes))
    : await trainWords(key, priorOf(conf, taxonomies))
  models.set(key, { readAt: Date.now(), trainedAt: nearest?.trainedAt.getTime() ?? 0, model })
  return model
}

/** Many may ask at once for a model that isn't there yet: it is made once. */
const trainWords = (key: string, prior: Prior[]): Promise<Model> => {
  const under = training.get(key) ?? train([], prior).then(modelFromBytes)
  training.set(key, under)
  return under.finally(() => training.delete(key))
}

/** Up to `n` categories for a text, the likeliest first; none when the text says nothing. */
export const suggestCategories = async (
  context: Context,
  text: string,
  n = 3,
): Promise<{ category: Category; share: number }[]> => {
  const conf = await loadConfiguration(context.db)
  const model = await modelFor(context.db, conf, context.areaId)
  const byCode = new Map([...conf.categories.values()].filter((c) => c.active).map((c) => [c.code, c]))
  return suggest(model, text, n).flatMap(({ label, share }) => {
    const category = byCode.get(label)
    return category ? [{ category, share }] : []
  })
}

/** The likeliest category of a text, or undefined. */
export const suggestCategory = async (context: Context, text: string): Promise<number | undefined> =>
  (await suggestCategories(context, text, 1))[0]?.category.id

/** Learns anew from the closed cases of every street that has enough of them. Answers how many models were made. */
export const trainModels = async (context: Pick<Context, 'db' | 'now'>): Promise<number> => {
  const conf = await loadConfiguration(context.db)
  const { rows } = await sql<{ street: number }>`select area_id / 1000 * 1000 as street from incidents.incident
    where state in ('closed', 'archived') group by 1 having count(*) >= ${leastDocuments} order by 1`.execute(
    context.db,
  )
  for (const { street } of rows) {
    const taxonomies = taxonomiesFor(conf, street)
    const { from, to } = rangeOf(street)
    const known = new Map(
      [...conf.categories.values()].filter((c) => taxonomies.includes(c.taxonomy)).map((c) => [c.id, c.code]),
    )
    const { rows: closed } = await sql<{
      text: string
      categoryId: number
    }>`select text, category_id "categoryId" from incidents.incident
      where area_id between ${from} and ${to} and state in ('closed', 'archived') and outcome is not null order by closed_at desc limit ${mostDocuments}`.execute(
      context.db,
    )
    const documents = closed.flatMap(({ text, categoryId }) =>
      known.has(categoryId) ? [{ text, label: known.get(categoryId)! }] : [],
    )
    const bytes = Buffer.from(await train(documents, priorOf(conf, taxonomies)))
    await sql`insert into incidents.suggestion_model (area_id, taxonomies, documents, trained_at, bytes)
      values (${street}, ${taxonomies.join('+')}, ${documents.length}, ${context.now}, ${bytes})
      on conflict (area_id, taxonomies) do update set documents = excluded.documents, trained_at = excluded.trained_at, bytes = excluded.bytes`.execute(
      context.db,
    )
  }
  return rows.length
}
