import { keepJson, keptJson } from '#kit/kept.ts'

type Recent = { code: string; zh: string; en: string }
const most = 8
/** What was lately handled at this desk: codes of matters, nobody's name. */
export const recentItems = () => keptJson<Recent[]>('window.items') ?? []
export const rememberItem = ({ code, zh, en }: Recent) =>
  keepJson('window.items', [{ code, zh, en }, ...recentItems().filter((i) => i.code !== code)].slice(0, most))
