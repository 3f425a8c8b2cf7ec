import { say } from '#contract/phrases.ts'
import type { Collection, CollectionFilter } from '#contract/visits/boxes.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { FileAnswer } from '#platform/module.ts'
import type { SheetColumn } from '#platform/sheets.ts'
import { listCollections } from './list-collections.ts'

const columns: readonly SheetColumn[] = [
  { key: 'at', header: '开箱时间', kind: 'instant' },
  { key: 'place', header: '联系箱', kind: 'text', width: 26 },
  { key: 'grid', header: '网格', kind: 'number', width: 7 },
  { key: 'by', header: '开箱人', kind: 'text', width: 12 },
  { key: 'papers', header: '来信数', kind: 'number', width: 8 },
  { key: 'text', header: '来信和去向', kind: 'text', width: 80 },
  { key: 'open', header: '未办结', kind: 'number', width: 8 },
]
const papersText = (papers: Collection['papers']) =>
  papers
    .map(({ text, kind, became, answer }, at) => {
      const number = became?.number ? ` ${became.number}` : ''
      return `${at + 1}. ${text}（${say('zh', `visits.paper.${kind}`)}${number}${answer ? `：${answer}` : ''}）`
    })
    .join('\n')

/** 来信台账: every row of the list as the asker sees it. */
export const exportCollections = async (context: Context, filter: CollectionFilter): Promise<FileAnswer> =>
  listSheet(context, (await areaNames(context.db, [context.areaId])).get(context.areaId) ?? '', {
    name: 'box_collections',
    title: '居民联系箱来信台账',
    subtitle: '每次开箱一行',
    columns,
    filter,
    read: (again, after, limit) => listCollections(again, { ...filter, after, limit }),
    cells: (c) => ({
      at: c.at,
      place: c.place,
      grid: c.gridNo,
      by: c.by,
      papers: c.papers.length,
      text: papersText(c.papers) || '没有来信',
      open: c.papers.filter((p) => p.became && !p.doneAt).length,
    }),
  })
