/** Words that several pages of matters share. */
export const words = {
  signInTitle: { zh: '登录后查看', en: 'Sign in to see' },
  signIn: { zh: '手机号登录', en: 'Sign in with your phone' },
  whichPlace: { zh: '您住在哪个社区', en: 'Which community do you live in' },
  whichPlaceWhy: {
    zh: '选一次就记在这部手机上，事情会送到您的社区',
    en: 'Chosen once and kept on this phone; what you send goes to your community',
  },
  optional: { zh: '（可不填）', en: '(optional)' },
  more: { zh: '看更多', en: 'Show more' },
  close: { zh: '关闭', en: 'Close' },
  retry: { zh: '再试一次', en: 'Try again' },
}
