import { useEffect, useRef, useState } from 'react'
import { htmlLanguage } from '../language.ts'
import { useConnected } from '../use-connected.ts'

type Heard = { results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>; resultIndex: number }
type Recogniser = {
  lang: string
  continuous: boolean
  interimResults: boolean
  onresult: (e: Heard) => void
  onend: () => void
  onerror: (e: { error: string }) => void
  start: () => void
  stop: () => void
}
type Maker = new () => Recogniser

const maker = (): Maker | undefined => {
  const house = globalThis as unknown as { SpeechRecognition?: Maker; webkitSpeechRecognition?: Maker }
  return house.SpeechRecognition ?? house.webkitSpeechRecognition
}

/** Speaking instead of typing, where the browser can (S01: few can type well on a phone). `listen` is absent where it can't. */
export const useVoice = (onText: (text: string) => void) => {
  const [on, setOn] = useState(false)
  const [refused, setRefused] = useState(false)
  const speech = useRef<Recogniser>(undefined)
  const say = useRef(onText)
  say.current = onText
  useEffect(() => () => speech.current?.stop(), [])
  const connected = useConnected()
  const Speech = maker()
  const listen = () => {
    if (!Speech) return
    if (on) return speech.current?.stop()
    const one = new Speech()
    Object.assign(one, { lang: htmlLanguage(), continuous: true, interimResults: false })
    one.onresult = (e) => {
      for (let at = e.resultIndex; at < e.results.length; at++) {
        const result = e.results[at]
        if (result?.isFinal && result[0]) say.current(result[0].transcript)
      }
    }
    one.onend = () => setOn(false)
    one.onerror = ({ error }) => setRefused(error !== 'no-speech' && error !== 'aborted')
    speech.current = one
    setRefused(false)
    setOn(true)
    one.start()
  }
  // What is said is understood on a server: without a network nothing would come of it.
  const may = Speech && (connected || on)
  return { listen: may ? listen : undefined, on, refused }
}
