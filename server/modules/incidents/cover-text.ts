/** Phones and identity numbers somebody typed into a text, covered as in lists; everything else stays as written. */
export const coverText = (text: string) =>
  text
    .replace(/(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g, '$1****$2')
    .replace(/(?<!\d)(\d{4})\d{10}(\d{3}[\dXx])(?!\d)/g, '$1**********$2')
