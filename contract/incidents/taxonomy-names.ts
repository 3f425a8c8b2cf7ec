/** The three presets a city may switch an area to (分类体系): 社会治理, 城市管理, 热线诉求. */
export const taxonomyNames = {
  governance: { zh: '社会治理', en: 'Neighbourhood governance' },
  city: { zh: '城市管理', en: 'City management' },
  hotline: { zh: '热线诉求', en: 'Hotline requests' },
} as const
export type TaxonomyName = keyof typeof taxonomyNames

/** Which default time limit a category falls under (时限组). */
export const limitGroups = {
  urgent: { zh: '紧急', en: 'Urgent' },
  utilities: { zh: '水电气热', en: 'Water, power, gas, heating' },
  general: { zh: '一般', en: 'General' },
  hard: { zh: '疑难', en: 'Hard' },
} as const
export type LimitGroup = keyof typeof limitGroups

/** Kinds of organisation that answer for a category by default (责任单位类型); routing finds the one of the area. */
export const responsibleKinds = {
  community: { zh: '社区', en: 'Community' },
  street: { zh: '街道', en: 'Street office' },
  property: { zh: '物业', en: 'Property management' },
  water: { zh: '供排水', en: 'Water supply and drainage' },
  power: { zh: '供电', en: 'Power supply' },
  gas: { zh: '燃气', en: 'Gas supply' },
  heating: { zh: '供热', en: 'Heating' },
  telecom: { zh: '通信', en: 'Telecoms' },
  urban_management: { zh: '城管', en: 'Urban management' },
  sanitation: { zh: '环卫', en: 'Sanitation' },
  greening: { zh: '园林绿化', en: 'Parks and greening' },
  roads: { zh: '市政道路', en: 'Roads' },
  traffic_police: { zh: '交警', en: 'Traffic police' },
  police: { zh: '公安', en: 'Police' },
  transport: { zh: '交通运输', en: 'Transport' },
  fire: { zh: '消防', en: 'Fire and rescue' },
  emergency: { zh: '应急管理', en: 'Emergency management' },
  housing: { zh: '住房建设', en: 'Housing and construction' },
  land: { zh: '规划和自然资源', en: 'Planning and land' },
  water_affairs: { zh: '水务', en: 'Water affairs' },
  agriculture: { zh: '农业农村', en: 'Agriculture' },
  environment: { zh: '生态环境', en: 'Environment' },
  market_supervision: { zh: '市场监管', en: 'Market supervision' },
  civil_affairs: { zh: '民政', en: 'Civil affairs' },
  health: { zh: '卫生健康', en: 'Health' },
  human_resources: { zh: '人社', en: 'Labour and social security' },
  education: { zh: '教育', en: 'Education' },
  justice: { zh: '司法', en: 'Justice' },
  taxation: { zh: '税务', en: 'Taxation' },
  government_services: { zh: '政务服务', en: 'Government services' },
  commerce: { zh: '商务经济', en: 'Commerce and economy' },
  science: { zh: '科技', en: 'Science and technology' },
  data: { zh: '信息和数据', en: 'Information and data' },
  culture_tourism: { zh: '文化旅游', en: 'Culture and tourism' },
  publicity: { zh: '宣传', en: 'Publicity' },
  discipline: { zh: '纪检监察', en: 'Discipline inspection' },
} as const
export type ResponsibleKind = keyof typeof responsibleKinds

/** One row of a taxonomy. Codes are unique over all three; a row with children is a heading. */
export type TaxonomyRow = {
  taxonomy: TaxonomyName
  code: string
  parentCode: string | null
  zh: string
  en: string
  /** What citizens write when they mean this category: for search and for the first suggestions. */
  words: readonly string[]
  urgent?: boolean
  limitGroup: LimitGroup
  responsible: ResponsibleKind
}

/** The clocks of an incident (环节). */
export const limitSteps = [
  'accept',
  'verify',
  'dispatch',
  'check_in',
  'sign',
  'handle',
  'check',
  'visit',
  'contact',
] as const
export type LimitStep = (typeof limitSteps)[number]
/** 工作时, 工作日, 自然时, 自然日. */
export const limitUnits = ['working_hours', 'working_days', 'hours', 'days'] as const
export type LimitUnit = (typeof limitUnits)[number]
/** 一般, 较大, 重大, 特大. */
export const incidentLevels = ['general', 'larger', 'major', 'grave'] as const
export type IncidentLevel = (typeof incidentLevels)[number]

/** One time limit; null means any. The most exact row wins: category, then group, then none. */
export type LimitRow = {
  step: LimitStep
  limitGroup: LimitGroup | null
  categoryCode: string | null
  level: IncidentLevel | null
  amount: number
  unit: LimitUnit
  /** The share of the limit after which the light turns yellow, 0 to 1. */
  yellowShare: number
}
