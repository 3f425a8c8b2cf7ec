export const problems = {} as const
/** `matters.notice.<kind>`: the sentence a resident reads; `{name}` is filled from the notice's params. */
export const words = {
  'matters.notice.booking_made': '预约成功：{site}，{at}，{window}号窗口，预约号{number}',
  'matters.notice.booking_made_for_you': '有人为您预约了{site}，{at}，{window}号窗口，预约号{number}；不需要请取消',
  'matters.notice.booking_changed': '预约已改到{at}，{site}{window}号窗口，预约号{number}',
  'matters.notice.booking_cancelled': '您在{site}{at}的预约已取消',
  'matters.notice.booking_reminder': '提醒：{at}，您在{site}{window}号窗口有预约，预约号{number}；来不了请提前取消',
  'matters.notice.booking_missed': '您没有来{site}办理{at}的预约，已记为未到',
  'matters.notice.booking_displaced': '{site}{at}的预约因“{reason}”不能办理，请重新预约',
  'matters.notice.booking_offered':
    '{site}{at}的预约因“{reason}”不能办理。已为您留好{newAt}，{newSite}{newWindow}号窗口，请在{until}前确认',
  'matters.notice.offer_lapsed': '为您保留的{newAt}已超过确认时间，不再保留，请重新预约',
  'matters.notice.slot_freed': '您等的空位：{site}{day}有时间可以约了，先约先得',
  'matters.notice.ticket_passed': '您的号{ticket}已过号，到窗口说一声可以重新排队',
  'matters.notice_way.app': '手机应用',
  'matters.notice_way.sms': '短信',
  'matters.notice_way.phone': '电话告知',
  'matters.notice_way.untold': '未送达',
  'matters.notice_subject.application': '办件',
  'matters.notice_subject.booking': '预约',
  'matters.notice_subject.ticket': '叫号',
  'matters.notice_subject.certificate': '证明',
  'matters.notice_subject.agency': '代办',
  'matters.notice_subject.consultation': '咨询',
  'matters.notice_subject.evaluation': '评价',
} as const
