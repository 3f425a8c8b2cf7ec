import type { Actor } from '#platform/context.ts'

const moment = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' })
const day = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' })

/** The calendar day in Asia/Shanghai, as the foot of a sheet says it. */
export const dayInWords = (at: Date) => day.format(at)
/** Who took the file out and when (Asia/Shanghai), on every printed page of it. */
export const stampOf = ({ name }: Pick<Actor, 'name'>, at: Date) => `${name ?? ''} 导出于 ${moment.format(at)}`
