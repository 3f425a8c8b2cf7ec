// Finds what names a person in a text that is about to be shown to others (good answers, words of an evaluation).

export type PersonalKind = 'phone' | 'id_number' | 'landline' | 'bank_card' | 'email' | 'room' | 'honorific'
export type PersonalPart = { kind: PersonalKind; text: string; at: number }

const patterns: [PersonalKind, RegExp][] = [
  ['id_number', /(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9][0-9]{3}[0-9Xx](?![0-9])/g],
  ['bank_card', /(?<![0-9])[3-6][0-9]{15,18}(?![0-9])/g],
  ['phone', /(?<![0-9])(?:\+?86[- ]?)?1[3-9][0-9](?:[- ]?[0-9]{4}){2}(?![0-9])/g],
  // Any longer run of digits is somebody's number of something.
  ['bank_card', /[0-9]{11,}/g],
  ['landline', /(?<![0-9])0[0-9]{2,3}[- ][0-9]{7,8}(?![0-9])/g],
  ['email', /[\w.+-]+@[\w-]+\.[\w.-]+/g],
  [
    'room',
    /[0-9]{1,4}(?:号楼|幢|栋|号)[0-9]{0,2}(?:单元)?[0-9]{2,4}室?|[0-9]{1,2}单元[0-9]{2,4}室?|(?<![0-9])[0-9]{3,4}室/g,
  ],
  // 王阿姨, 李先生: a surname with a form of address; 先生 alone names nobody.
  [
    'honorific',
    /[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤][\u4e00-\u9fa5]{0,2}(?:先生|女士|阿姨|大爷|大妈|奶奶|爷爷|叔叔|师傅|同志|老师)/g,
  ],
]

/** The telling parts of a text, in their order; overlapping ones as one. Numbers in full-width digits are found too. */
export const findPersonal = (text: string): PersonalPart[] => {
  const plain = text.replace(/[０-９]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0xfee0))
  const found = patterns
    .flatMap(([kind, pattern]) =>
      [...plain.matchAll(pattern)].map((m) => ({ kind, from: m.index, to: m.index + m[0].length })),
    )
    .sort((a, b) => a.from - b.from || b.to - a.to)
  const parts: { kind: PersonalKind; from: number; to: number }[] = []
  for (const one of found) {
    const last = parts.at(-1)
    if (last && one.from < last.to) last.to = Math.max(last.to, one.to)
    else parts.push({ ...one })
  }
  return parts.map(({ kind, from, to }) => ({ kind, text: text.slice(from, to), at: from }))
}

/** The same text with the telling parts replaced by stars. */
export const hidePersonal = (text: string): string =>
  findPersonal(text).reduceRight(
    (said, part) => said.slice(0, part.at) + '***' + said.slice(part.at + part.text.length),
    text,
  )
