/** A column name taken apart: what it is called, whether it has a star, the condition in brackets. */
export type HeaderWords = { plain: string; required: boolean; condition: string }

const brackets = /[（(【[][^（）()【】[\]]*[)）】\]]/g

/**
 * The words of a column name without stars (before or behind), conditions and units in brackets, blanks, boxes and
 * colons, full-width folded: `*出租人(出租房时有效)` is 出租人, required.
 */
export const headerWords = (text: string): HeaderWords => {
  const one = text.normalize('NFKC').replace(/[\s\u200b\ufeff□☐]+/g, '')
  // A bracket in front belongs to the name: (房主\法人)身份证号码.
  const lead = /^[（(]([^（）()]*)[）)](?=.)/.exec(one)
  const named = lead ? lead[1]! + one.slice(lead[0].length) : one
  const condition = [...named.matchAll(brackets)].map(([b]) => b.slice(1, -1)).join('；')
  const bare = named.replace(brackets, '')
  const plain = bare.replace(/[*★※]/g, '').replace(/[:：]+$/, '')
  return { plain: plain || named.replace(/[*★※]/g, ''), required: /[*★※]/.test(bare), condition }
}
