import type { CertificateKind } from '#contract/matters/certificate-lists.ts'

type Example = Omit<CertificateKind, 'id' | 'areaId' | 'version'>
const field = (
  name: string,
  zh: string,
  en: string,
  kind: CertificateKind['fields'][number]['kind'],
  from: CertificateKind['fields'][number]['from'] = null,
  required = true,
  choices: string[] = [],
) => ({ name, zh, en, kind, required, choices, from })
const person = [
  field('name', '姓名', 'name', 'text', 'name'),
  field('id_number', '证件号码', 'identity number', 'id_number', 'document'),
  field('address', '住址', 'address', 'text', 'address'),
]

/** 示例: what a positive list may look like (E02). Every city has its own; these cite laws that name the community. */
export const exampleKinds: readonly Example[] = [
  {
    code: 'guardian',
    zh: '指定监护人证明（示例）',
    en: 'appointment of a guardian (example)',
    basis:
      '《民法典》第三十一条：对监护人的确定有争议的，由被监护人住所地的居民委员会、村民委员会或者民政部门指定监护人',
    purpose: '办理与被监护人有关的事务',
    procedure: '申请 → 居民委员会听取各方意见、集体研究 → 负责人审批 → 盖章；有关当事人不服的，可以向人民法院申请指定',
    materials: ['申请书', '被监护人和拟任监护人的身份证件', '居民委员会会议记录'],
    fields: [
      ...person,
      field('ward', '被监护人', 'ward', 'text'),
      field('relation', '与被监护人关系', 'relation to the ward', 'text'),
    ],
    template:
      '经本居民委员会研究，依照《中华人民共和国民法典》第三十一条，指定{name}（证件号码{id_number}，住{address}）为{ward}的监护人，与被监护人的关系为{relation}。\n本证明用于：{purpose}。',
    validDays: null,
    approval: 'head',
    example: true,
    active: true,
  },
  {
    code: 'litigation_agent',
    zh: '推荐诉讼代理人（示例）',
    en: 'recommendation of an agent ad litem (example)',
    basis: '《民事诉讼法》关于委托诉讼代理人的规定：当事人所在社区推荐的公民可以被委托为诉讼代理人',
    purpose: '向人民法院提交',
    procedure: '本人申请 → 窗口核对身份和住址 → 负责人审批 → 盖章',
    materials: ['申请书', '当事人和被推荐人的身份证件', '起诉状或应诉通知书复印件'],
    fields: [
      ...person,
      field('agent', '被推荐人', 'person recommended', 'text'),
      field('court', '受理法院', 'court', 'text'),
      field('cause', '案由', 'cause of action', 'text'),
    ],
    template:
      '{name}（证件号码{id_number}）系本社区居民，住{address}。因{cause}一案，本社区推荐{agent}为其诉讼代理人，请{court}予以审查。\n本证明用于：{purpose}。',
    validDays: 180,
    approval: 'head',
    example: true,
    active: true,
  },
  {
    code: 'residence_note',
    zh: '居住情况说明（示例）',
    en: 'note on residence (example)',
    basis: '示例：本市社区出具证明事项清单（请换成本地清单的文号和条目）',
    purpose: '办理尚未实现数据核验的事项',
    procedure: '本人申请 → 窗口核对居民名册 → 当场开具（常设授权，用印登记）',
    materials: ['本人身份证件'],
    fields: [...person, field('since', '居住起始日', 'living there since', 'day', null, false)],
    template: '{name}（证件号码{id_number}）现居住在本社区{address}。\n本说明用于：{purpose}。',
    validDays: 30,
    approval: 'clerk',
    example: true,
    active: true,
  },
]
