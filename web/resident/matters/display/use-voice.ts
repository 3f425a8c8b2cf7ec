import { useCallback, useEffect, useRef, useState } from 'react'
import type { Display } from '#contract/matters/hall-display.ts'
import type { z } from 'zod'

type Calling = z.output<typeof Display>['calling']
const speak = (text: string, lang: string) =>
  new Promise<void>((resolve) => {
    const said = Object.assign(new SpeechSynthesisUtterance(text), { lang, rate: 0.9 })
    said.onend = () => resolve()
    // no voice for the language: the next in line shall still be heard
    said.onerror = () => resolve()
    speechSynthesis.speak(said)
  })

/**
 * Says every call once, in the order they came, in Chinese and English, by the device's own voice (no network). Browsers
 * speak only after somebody pressed something, so it starts with a button. What was called before that isn't said.
 */
export const useVoice = (calling: Calling | undefined) => {
  const able = typeof speechSynthesis !== 'undefined'
  const [on, setOn] = useState(false)
  const said = useRef<Set<string>>(undefined)
  const line = useRef(Promise.resolve())
  useEffect(() => {
    if (!calling) return
    const keys = calling.map((c) => `${c.ticketId}.${c.call}`)
    if (!said.current || !on) {
      said.current = new Set(keys)
      return
    }
    for (const [at, one] of calling.toReversed().entries()) {
      const key = keys[calling.length - 1 - at]!
      if (said.current.has(key)) continue
      said.current.add(key)
      line.current = line.current.then(() => speak(one.voice.zh, 'zh-CN')).then(() => speak(one.voice.en, 'en-US'))
    }
  }, [calling, on])
  const start = useCallback(() => {
    setOn(true)
    // the press itself must speak, else the browser keeps silent later
    speechSynthesis.speak(new SpeechSynthesisUtterance(''))
  }, [])
  return { able, on, start }
}
