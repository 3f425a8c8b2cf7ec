/** Why the product won't start, and the way out, in both languages. main.ts prints it and exits with 1. */
export class StartupRefusal extends Error {
  readonly zh: string
  readonly en: string

  constructor(zh: string, en: string) {
    super(`${zh}\n${en}`)
    this.zh = zh
    this.en = en
  }
}
