export const words = {
  title: { zh: '投诉建议', en: 'Complaints and suggestions' },
  lead: {
    zh: '对服务人员的态度、办事结果或这个应用有意见，都可以说，不用登录',
    en: 'About how you were treated, how a case ended, or about this app; no account is needed',
  },
  kind: { zh: '您要说的是', en: 'What is it' },
  complaint: { zh: '投诉', en: 'A complaint' },
  suggestion: { zh: '建议', en: 'A suggestion' },
  other: { zh: '其他', en: 'Something else' },
  text: { zh: '内容', en: 'Your words' },
  textHint: {
    zh: '说清时间、地点、经过，我们好查。路灯、水管一类的问题请走“反映”，处理得更快',
    en: 'When, where and what happened. For lamps or pipes, “Report” is faster',
  },
  textMissing: { zh: '请写下您的意见', en: 'Please write a few words' },
  contact: { zh: '联系方式', en: 'How to reach you' },
  optional: { zh: '（可不填）', en: '(optional)' },
  contactHint: {
    zh: '想得到答复就留手机号或邮箱，加密保存，只用来答复您',
    en: 'Leave a phone or e-mail for an answer; it is kept encrypted and used for nothing else',
  },
  send: { zh: '提交', en: 'Send' },
  thanks: { zh: '收到了，谢谢您', en: 'Thank you, we have it' },
  thanksAbout: { zh: '系统管理员会看到您的意见', en: 'The system administrator will read it' },
  thanksReply: { zh: '处理后会按您留的联系方式答复', en: 'We will answer the way you asked' },
  another: { zh: '再说一条', en: 'Say something else' },
  call: { zh: '打 12345 热线', en: 'Call 12345' },
  callAbout: {
    zh: '不想在这里说，也可以直接打政务服务热线',
    en: 'If you would rather not write it here, call the government service line',
  },
}
