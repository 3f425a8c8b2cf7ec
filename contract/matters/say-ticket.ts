import type { Locale } from '../phrases.ts'

const digits = {
  zh: '零一二三四五六七八九',
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
} as const

/** `A012`. */
export const ticketName = (letter: string, number: number) => letter + String(number).padStart(3, '0')

const spoken = (locale: Locale, text: string) =>
  [...text].map((c) => (/\d/.test(c) ? digits[locale][Number(c)]! : c)).join(locale === 'zh' ? '' : ' ')

/** What the loudspeaker says, digit by digit: 请A零一二号到三号窗口 / "Ticket A zero one two, please go to window three". */
export const sayTicket = (locale: Locale, name: string, windowNo: number) =>
  locale === 'zh'
    ? `请${spoken('zh', name)}号到${spoken('zh', String(windowNo))}号窗口`
    : `Ticket ${spoken('en', name)}, please go to window ${spoken('en', String(windowNo))}`
