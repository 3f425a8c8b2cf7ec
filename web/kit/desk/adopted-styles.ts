/**
 * The same four functions as `@rc-component/util/Dom/dynamicCSS`, over constructed style sheets instead of <style>
 * elements (see build/styles-without-elements.ts). Callers get a detached element to hang their notes on. Everything goes
 * before our own sheets in the cascade because antd is told to write inside `@layer antd`.
 */
type Options = { prepend?: boolean | 'queue'; priority?: number; mark?: string }
type Kept = { sheet: CSSStyleSheet; element: HTMLStyleElement; first: boolean; priority: number }

let kept: Kept[] = []
const byKey = new Map<string, Kept>()

const adopt = () => {
  document.adoptedStyleSheets = kept.map((k) => k.sheet)
}
const write = (one: Kept, css: string) => {
  one.element.textContent = css
  one.sheet.replaceSync(css)
}

export const injectCSS = (css: string, { prepend, priority = 0 }: Options = {}): HTMLStyleElement => {
  const one = {
    sheet: new CSSStyleSheet(),
    element: document.createElement('style'),
    first: Boolean(prepend),
    priority,
  }
  write(one, css)
  // prepended sheets stand in the order of their priority, all others after them in the order they came
  const at = one.first ? kept.findIndex((k) => !k.first || k.priority > priority) : -1
  if (at < 0) kept.push(one)
  else kept.splice(at, 0, one)
  adopt()
  byElement.set(one.element, one)
  return one.element
}
const byElement = new WeakMap<HTMLStyleElement, Kept>()

export const removeCSS = (key: string): void => {
  const one = byKey.get(key)
  if (!one) return
  byKey.delete(key)
  kept = kept.filter((k) => k !== one)
  adopt()
}

export const updateCSS = (css: string, key: string, options: Options = {}): HTMLStyleElement => {
  const old = byKey.get(key)
  if (old) {
    if (old.element.textContent !== css) write(old, css)
    return old.element
  }
  const element = injectCSS(css, options)
  byKey.set(key, byElement.get(element) as Kept)
  return element
}

export const clearContainerCache = (): void => undefined
