/**
 * What is never kept, whoever asks (architecture rule 11, law.md 13): fields, registers and columns of files are refused
 * by their names. Each reason is shown to the one who asked.
 */
export type Denial = { code: DenialCode; zh: string; en: string }
export type DenialCode =
  | 'petition'
  | 'belief'
  | 'blood_type'
  | 'contraception'
  | 'face'
  | 'infection'
  | 'watch_level'
  | 'tracking'

const denials: readonly (readonly [RegExp, Denial])[] = [
  [
    /信访|上访|缠访|闹访|维稳|petition/i,
    {
      code: 'petition',
      zh: '不建立信访人员名册：反映诉求是公民的权利',
      en: 'no register of petitioners: complaining is a right',
    },
  ],
  [
    /宗教|信仰|教派|邪教|法轮|教徒|信徒|religio|belief|faith/i,
    {
      code: 'belief',
      zh: '不登记宗教信仰：与社区服务无关的敏感信息',
      en: 'no religion or belief: sensitive, and of no use to services',
    },
  ],
  [
    /血型|blood.?(type|group)/i,
    { code: 'blood_type', zh: '不登记血型：与社区服务无关', en: 'no blood type: of no use to services' },
  ],
  [
    /避孕|节育|上环|结扎|孕检|环孕|生育状况|contracepti|steriliz|pregnan/i,
    {
      code: 'contraception',
      zh: '不登记避孕节育情况：私密信息，无法定依据',
      en: 'no contraception: intimate, without a legal basis',
    },
  ],
  [
    /人脸|面部|脸部|面容|指纹|虹膜|声纹|步态|dna|face|facial|biometric|fingerprint|iris/i,
    { code: 'face', zh: '不采集人脸等生物识别信息', en: 'no faces or other biometrics' },
  ],
  [
    /艾滋|hiv|aids|性病|吸毒|涉毒|戒毒/i,
    {
      code: 'infection',
      zh: '不登记依法保密的感染、吸毒等情况：只由卫生、公安等法定机关掌握',
      en: 'nothing the law keeps secret with health and police authorities',
    },
  ],
  [
    /关注程度|关注等级|管控|稳控|重点人员|危险等级|涉稳|社会危害|watch.?(level|list)|surveil/i,
    {
      code: 'watch_level',
      zh: '不给居民评定“关注程度”、不建立管控名单：只做关爱帮扶名册',
      en: 'no watch levels and no lists for control: registers here are for care',
    },
  ],
  [
    /轨迹|行踪|imsi|imei|手机定位|tracking|whereabouts/i,
    { code: 'tracking', zh: '不采集行踪轨迹和设备标识', en: 'no tracks and no identifiers of devices' },
  ],
]

/** Why a field, register or column of this name is never kept; undefined when nothing speaks against the name. */
export const denialOf = (...names: readonly (string | null | undefined)[]): Denial | undefined => {
  const text = names
    .filter(Boolean)
    .join(' ')
    .normalize('NFKC')
    .replace(/[\s·•_]+/g, ' ')
  return denials.find(([pattern]) => pattern.test(text) || pattern.test(text.replaceAll(' ', '')))?.[1]
}
export const allDenials: readonly Denial[] = denials.map(([, denial]) => denial)
