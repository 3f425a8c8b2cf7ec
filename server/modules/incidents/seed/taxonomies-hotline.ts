import type { ResponsibleKind, TaxonomyRow } from '#contract/incidents/taxonomy-names.ts'
import { branch, type Leaf } from './taxonomies-row.ts'

/** 诉求性质: what the caller wants. */
const kinds = [
  ['咨询', 'Enquiry', '咨询 请问 想问 怎么办 如何 哪里 什么时候 需要什么材料 多少钱 能不能办 想了解 流程 条件'],
  ['求助', 'Request for help', '求助 帮忙 希望解决 请尽快 坏了 没人管 急 帮助 困难 处理一下 没有 影响生活 维修'],
  ['投诉', 'Complaint', '投诉 态度差 不满 推诿 不作为 服务差 乱收费 拖延 多次反映 没有解决 要求道歉 赔偿 不处理'],
  ['举报', 'Report of a breach', '举报 违法 违规 偷偷 无证 作弊 造假 骗 私自 查处 严查 弄虚作假 非法'],
  ['建议', 'Suggestion', '建议 希望能 提议 增设 改进 完善 优化 能否增加 应该 推广 合理'],
  ['表扬', 'Praise', '表扬 感谢 谢谢 点赞 热心 耐心 锦旗 好人 周到 态度好 负责 赞'],
] as const

/** 诉求领域: what it is about. */
const domains: readonly [string, string, ResponsibleKind, string][] = [
  [
    '政务',
    'Government services',
    'government_services',
    '政务 办事大厅 窗口 工作人员 政务服务 一网通办 审批 办理进度 排队 取号 材料 公开 热线 12345 街道办 政府网站',
  ],
  [
    '经济',
    'Economy',
    'commerce',
    '企业 市场 价格 消费 商家 超市 营业执照 补贴 税 物价 贷款 退款 商场 招商 经营 发票 消费券',
  ],
  [
    '宣传',
    'Publicity',
    'publicity',
    '宣传 报纸 电视 广播 新闻 公益广告 文明城市 宣传栏 标语 媒体 文明创建 电视台 展板 志愿宣传',
  ],
  [
    '纪检',
    'Discipline',
    'discipline',
    '干部 以权谋私 吃拿卡要 贪污 受贿 作风 公款 违纪 廉洁 优亲厚友 公车私用 收红包 请客送礼',
  ],
  [
    '政法',
    'Police, courts and justice',
    'justice',
    '派出所 民警 法院 法律援助 报警 案件 治安 诈骗 户籍 身份证 执行 判决 律师 盗窃 出警 调解',
  ],
  [
    '社保',
    'Social security',
    'human_resources',
    '社保 养老保险 养老金 退休 医保缴费 社保卡 参保 断缴 补缴 工伤保险 失业保险 社保转移 认证 退休金',
  ],
  [
    '教育',
    'Education',
    'education',
    '学校 入学 老师 学生 幼儿园 教育局 补课 学费 学区 招生 培训班 食堂 中考 学籍 家长 作业 校车',
  ],
  ['卫生', 'Health', 'health', '医院 医生 看病 挂号 疫苗 护士 卫生院 诊所 体检 急诊 药 医疗 家庭医生 住院 献血 病房'],
  [
    '科技',
    'Science and technology',
    'science',
    '科技 高新 专利 科研 创新 科普 知识产权 科技项目 科技馆 技术合同 成果转化 孵化器 高新技术企业',
  ],
  [
    '人事',
    'Personnel',
    'human_resources',
    '招聘 公务员 事业单位 考试 职称 人才 档案 工资 劳动合同 就业 编制 欠薪 失业 人事 培训 落户人才',
  ],
  [
    '交通',
    'Transport',
    'transport',
    '公交 地铁 出租车 网约车 红绿灯 堵车 道路 高速 停车 司机 班次 车站 违章 驾照 公路 货车 交警',
  ],
  [
    '民政',
    'Civil affairs',
    'civil_affairs',
    '低保 养老院 残疾人 救助 婚姻登记 殡葬 老人 优抚 困难补助 养老服务 助餐 高龄津贴 社区 居委会 退役 公墓',
  ],
  [
    '农业',
    'Agriculture',
    'agriculture',
    '种子 农药 化肥 农田 粮食 养殖 农机 农民 村里 种植 补贴 大棚 秸秆 病虫害 收割 灌溉 畜禽 猪',
  ],
  [
    '国土水利',
    'Land and water',
    'land',
    '土地 宅基地 征地 耕地 河道 水库 水渠 堤坝 防汛 采砂 不动产 占用耕地 河长 确权 水源 矿山 排涝',
  ],
  [
    '城建',
    'Urban construction',
    'housing',
    '小区 物业 路面 下水道 路灯 违建 拆迁 房屋 漏水 停水 停电 供暖 燃气 垃圾 绿化 工地 施工 噪音 电梯 井盖 公积金 水管',
  ],
  [
    '信息',
    'Information and telecoms',
    'data',
    '宽带 网络 信号 手机 电信 移动 联通 基站 网站 系统 验证码 数据 小程序 APP 登录不上 话费 套餐 个人信息',
  ],
  [
    '旅游',
    'Tourism',
    'culture_tourism',
    '景区 旅游 导游 门票 酒店 旅行社 民宿 游客 购物 景点 退票 旅游团 讲解 预约 图书馆 博物馆',
  ],
  ['其他', 'Other', 'government_services', '其他 其它 别的 不清楚 归谁管 不知道找谁 问题'],
]
const hard = new Set(['国土水利', '纪检'])

/** P3 热线诉求: kind × domain, coded kind 2 + domain 2. */
export const hotlineTaxonomy: readonly TaxonomyRow[] = kinds.flatMap(([kind, english, words], i) =>
  branch(
    'hotline',
    `H0${i + 1}`,
    kind,
    english,
    domains.map(([zh, en, responsible, said]): Leaf => [zh, en, hard.has(zh) ? 'hard' : 'general', responsible, said]),
    null,
    words,
  ),
)
