import { hidePersonal } from '#contract/matters/personal-text.ts'
import { jieba } from '#platform/dictionary.ts'

/** What every entry says and none is about. */
const empty = new Set(
  '居民 反映 表示 希望 问题 情况 社区 没有 需要 觉得 认为 家里 走访 网格员 时候 大家 可以 进行 建议 有时 不能 不会 可能 知道 出来 起来 告诉 目前 现在 比较 有点 一直 已经 一下 东西 地方 事情 方面 工作 人员 本人 自己 家中 家人 今天 上门 入户 了解 询问 登记 联系 处理 解决 反应 提出 介绍 说明 来说 要求 得到 开始 继续 存在 发现 看到 听到 担心 感谢 还有 怎么办 看看 愿意 增加'.split(
    ' ',
  ),
)
/** Nouns, verbs, adjectives and set phrases; never names of people (nr), numbers or times. */
const isTheme = (tag: string) => /^(?:n(?!r)|v|a|l|i|j)/.test(tag)
const most = 60

/**
 * The words an entry is about, each once: without names of people, numbers, and what every entry says. Numbers of telephones,
 * documents and rooms are gone before the text is cut.
 */
export const themeWords = (heard: string): string[] => {
  const plain = hidePersonal(heard.slice(0, 4000)).normalize('NFKC').replaceAll('*', ' ')
  const words = new Set<string>()
  for (const { word, tag } of jieba().tag(plain, true)) {
    if (words.size >= most) break
    if (/^\p{Script=Han}{2,8}$/u.test(word) && isTheme(tag) && !empty.has(word)) words.add(word)
  }
  return [...words]
}
