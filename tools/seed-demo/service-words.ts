/** Made-up organisations that send people to the community, and what they want: none of it may be issued. */
export const demanders: readonly (readonly [string, readonly (string | null)[]])[] = [
  ['示例保险公司', ['kinship', 'death', 'illness']],
  ['示例银行支行', ['kinship', 'identity', 'lost_papers']],
  ['示例用人单位', ['no_crime', 'employment', 'marriage']],
  ['示例学校', ['kinship', 'property', null]],
  ['示例社保经办点', ['alive']],
]
export const errands = [
  '申领高龄津贴',
  '补办社保卡',
  '医保异地就医备案',
  '残疾人证到期换领',
  '公租房年审',
  '老年综合津贴申请',
  '居住证签注',
] as const
/** Questions people ask at a window, answered in general words: the demo gives no city's rules. */
export const answers: readonly { classCode: string; question: string; answer: string }[] = [
  {
    classCode: 'juzhu',
    question: '居住证到期了，去哪里签注？',
    answer: '到居住地的社区事务受理窗口办理，也可以网上办。带本人身份证和居住证，窗口可以代查住房信息。',
  },
  {
    classCode: 'yanglao',
    question: '老人过了八十岁，高龄津贴怎么领？',
    answer: '由本人或家属申请，社区可以上门代办。需要身份证和本人银行账户，批准后按月发放。',
  },
  {
    classCode: 'yibao',
    question: '在外地看病，医保怎么备案？',
    answer: '手机上可以自助备案，不会用手机的，带社保卡到窗口，当场办好。',
  },
  {
    classCode: 'jiuzhu',
    question: '家里遇到困难，临时救助怎么申请？',
    answer: '向社区或街道申请，先救助后补手续的情形由街道认定。请说明困难原因，社区会入户了解。',
  },
  { classCode: 'shebao', question: '社保卡丢了怎么补？', answer: '先电话或网上挂失，再到任一受理窗口补办，立等可取。' },
  {
    classCode: 'canji',
    question: '残疾人证快到期了，要重新评定吗？',
    answer: '到期前到户籍地窗口申请换领，是否复评由残联按类别确定；行动不便的可以申请上门。',
  },
  {
    classCode: 'zhufang',
    question: '公租房年审要交什么？',
    answer: '收入和住房信息由系统核验，只需签一份承诺书；信息有变化的，带变化的材料。',
  },
]
