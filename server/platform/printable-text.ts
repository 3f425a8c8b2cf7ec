/**
 * Makes texts printable with a font that doesn't have every character: what is missing becomes 〓, the mark Chinese
 * typesetting uses for it, and is listed, so that a rare name is never silently cut or shown as another.
 */
export const printableText = (has: (codePoint: number) => boolean) => {
  const missing = new Set<string>()
  const text = (written: string) => {
    const clean = written
      .toWellFormed()
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      .replace(/[\p{Cf}\p{M}]/gu, '')
      .replace(/[^\P{Cc}\n]/gu, ' ')
    return [...clean]
      .map((character) => {
        if (character === '\n' || has(character.codePointAt(0)!)) return character
        missing.add(character)
        return '〓'
      })
      .join('')
  }
  const note = () =>
    missing.size
      ? `〓 为字库缺字：${[...missing].map((c) => `U+${c.codePointAt(0)!.toString(16).toUpperCase()}`).join('、')}`
      : null
  return { text, note }
}
