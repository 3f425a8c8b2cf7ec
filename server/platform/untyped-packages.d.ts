// Packages that come without types: only what is used of them.
declare module 'pdfmake' {
  type Content = string | { [property: string]: unknown } | Content[]
  const pdfmake: {
    setFonts(fonts: Record<string, { normal: string; bold: string }>): void
    setUrlAccessPolicy(mayRead: (url: string) => boolean): void
    setLocalAccessPolicy(mayRead: (path: string) => boolean): void
    createPdf(definition: { content: Content; [property: string]: unknown }): { getBuffer(): Promise<Buffer> }
  }
  export default pdfmake
  export type { Content }
}
declare module 'fontkit' {
  export const openSync: (path: string) => { hasGlyphForCodePoint(codePoint: number): boolean }
}
declare module 'pg-copy-streams' {
  import type { Submittable } from 'pg'
  import type { Readable, Writable } from 'node:stream'
  export const from: (sql: string) => Writable & Submittable
  export const to: (sql: string) => Readable & Submittable
}
