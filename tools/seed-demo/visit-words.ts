import type { moods, needs } from '#contract/visits/visits.ts'

type Mood = (typeof moods)[number]
type Need = (typeof needs)[number]
/** What people say at the door; `months`: when it is said more often (1 January); `late`: said more from month to month of late. */
export type Said = { text: string; need: Need; mood: Mood; months?: readonly number[]; late?: true }

const said = (need: Need, mood: Mood, texts: string, more: Pick<Said, 'months' | 'late'> = {}): Said[] =>
  texts.split('\n').map((text) => ({ need, mood, text, ...more }))

/** Made-up words of made-up residents: nobody's name, no number, no house. */
export const saidAtDoors: readonly Said[] = [
  ...said(
    'parking',
    'worried',
    '电动自行车停在楼道里充电，担心着火，希望增加充电棚\n楼下充电桩太少，晚上排队，有人拉飞线充电\n充电棚里插座坏了两个，希望快点修',
    { late: true },
  ),
  ...said('parking', 'angry', '小区停车位不够，消防通道被占了\n外来车辆停进来，自己的车没地方停'),
  ...said(
    'elderly_care',
    'worried',
    '老人一个人在家，想了解助餐点能不能送饭上门\n希望给卫生间装扶手，怕老人摔倒\n想申请长护险评估，不知道怎么办\n子女不在身边，希望志愿者常来看看',
    { late: true },
  ),
  ...said('elderly_care', 'calm', '社区食堂饭菜可以，就是有点咸\n日托所活动多，老人愿意去'),
  ...said(
    'repair',
    'worried',
    '楼顶漏水，下雨天墙面渗水\n下水道堵了，一楼返水\n单元门门禁坏了，关不上\n楼道灯不亮，晚上看不见',
    {
      months: [5, 6, 7, 8, 9],
    },
  ),
  ...said('repair', 'calm', '老旧小区加装电梯，楼里大部分人同意，一楼还有顾虑\n希望外墙改造时把空调管一起整理'),
  ...said('environment', 'angry', '垃圾房夏天味道大，有蚊虫\n绿化带里狗粪没人捡\n楼道堆了旧家具，走路不方便', {
    months: [6, 7, 8, 9],
  }),
  ...said('environment', 'calm', '垃圾分类投放时间太早，上班赶不上\n小区里的树太高，挡住了阳光'),
  ...said(
    'noise',
    'angry',
    '广场舞音响声音大，晚上九点还没停\n隔壁装修周末也敲，孩子没法写作业\n楼下烧烤店油烟和噪声影响休息',
    {
      months: [6, 7, 8],
    },
  ),
  ...said(
    'safety',
    'worried',
    '高空抛物，上周掉下一个花盆\n燃气软管老化，想请人来检查\n陌生人推销保健品，老人差点被骗',
  ),
  ...said('health', 'worried', '去医院配药路远，希望社区卫生站能配齐慢性病药\n想给老人打流感疫苗，不知道什么时候有', {
    months: [9, 10, 11, 12],
  }),
  ...said('children', 'calm', '孩子放学早，没人接，问有没有托管班\n明年孩子上小学，问要准备什么材料', {
    months: [2, 3, 4, 5],
  }),
  ...said('children', 'calm', '暑假希望社区办爱心暑托班', { months: [5, 6, 7] }),
  ...said('income', 'worried', '家里有病人，开销大，想了解临时救助\n工作停了两个月，房租有压力'),
  ...said('work', 'worried', '四十多岁找工作难，想参加培训\n想找离家近的零工，方便照顾老人'),
  ...said('housing', 'calm', '想申请公租房，问要排多久\n租的房子到期，房东不再续租'),
  ...said('matters', 'calm', '居住证快到期了，问在哪里续签\n医保卡丢了，问怎么补办\n敬老卡怎么申请'),
  ...said('neighbours', 'angry', '楼上漏水，邻居不肯修，希望社区来调解\n邻居养了三只狗，早晚都叫'),
  ...said('culture', 'glad', '书法班很好，希望再开一期\n元宵活动热闹，孩子高兴', { months: [1, 2, 3] }),
  ...said('praise', 'glad', '上次反映的路灯修好了，谢谢\n网格员帮忙代办了手续，很感谢\n楼组长热心，大家都认识'),
  ...said('other', 'calm', '家里都好，没有困难\n情况和上次一样，没有变化\n家里一切正常，天冷注意保暖已经提醒'),
]
