export const words = {
  title: { zh: '手机号登录', en: 'Sign in with your phone' },
  why: {
    zh: '上报、评价前要确认是您本人。手机号加密保存，别的居民看不到。',
    en: 'Before you report or rate, we make sure it is you. Your number is stored encrypted; neighbours never see it.',
  },
  phone: { zh: '手机号', en: 'Mobile number' },
  code: { zh: '验证码', en: 'Code' },
  codeHint: { zh: '短信里的 6 位数字', en: 'The six digits in the text message' },
  send: { zh: '获取验证码', en: 'Send me a code' },
  again: { zh: '重新获取', en: 'Send again' },
  wait: { zh: '{n} 秒后可重新获取', en: 'Send again in {n} s' },
  demo: { zh: '演示环境不发短信，验证码是 {code}', en: 'The demo sends no text messages. Your code is {code}' },
  enter: { zh: '登录', en: 'Sign in' },
  badPhone: { zh: '请填写 11 位手机号', en: 'Please enter an 11-digit mobile number' },
  other: { zh: '换一个手机号', en: 'Use another number' },
  none: {
    zh: '没有手机？请到社区服务站或请网格员代为上报，也可拨打 12345。',
    en: 'No mobile? Ask at the community service station, ask your grid worker, or call 12345.',
  },
}
