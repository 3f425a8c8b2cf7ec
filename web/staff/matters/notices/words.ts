/** Words of the list of what residents were told. */
export const words = {
  title: { zh: '告知记录', en: 'What residents were told' },
  lead: {
    zh: '什么时候告知了谁、告知了什么、怎么送达、是否已读',
    en: 'Whom, what, when, how, and whether they read it',
  },
  masked: { zh: '电话已隐去；可用完整号码查找', en: 'Numbers are masked; search by a whole number' },
  search: { zh: '完整手机号', en: 'A whole phone number' },
  noGateway: {
    zh: '还没有接通短信：没有用过手机应用的居民，请在“大厅服务”里电话告知',
    en: 'No text messages are connected: whoever has no app is to be telephoned, from the lobby',
  },
  text: { zh: '内容', en: 'What' },
  to: { zh: '告知对象', en: 'To' },
  resident: { zh: '居民', en: 'a resident' },
  way: { zh: '方式', en: 'How' },
  wentAt: { zh: '送出', en: 'Went out' },
  read: { zh: '阅读', en: 'Read' },
  readAt: { zh: '已读 {at}', en: 'read {at}' },
  isRead: { zh: '已读', en: 'read' },
  unread: { zh: '未读', en: 'not read' },
  noAccount: { zh: '没有登录过', en: 'never signed in' },
  subject: { zh: '关于', en: 'About' },
  days: { zh: '日期', en: 'Days' },
  nothing: { zh: '还没有告知过居民', en: 'Nobody was told anything yet' },
}
