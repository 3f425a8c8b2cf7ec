import { useEffect, useRef, useState } from 'react'

/** Longest voice note, ms; the server takes none longer. */
const longest = 5 * 60_000
const wanted = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus', 'audio/webm']
const endings: Record<string, string> = { 'audio/mp4': 'm4a', 'audio/ogg': 'ogg', 'audio/webm': 'webm' }

const typeHere = () =>
  typeof MediaRecorder === 'undefined' ? undefined : wanted.find((type) => MediaRecorder.isTypeSupported(type))

/**
 * A voice note: pressed once it listens, pressed again it is done. `press` is absent where the browser can't record, or where
 * the address isn't encrypted. Ends by itself after five minutes, and when the form is left.
 */
export const useRecorder = (onNote: (note: { blob: Blob; filename: string }) => void) => {
  const [seconds, setSeconds] = useState<number>()
  const [refused, setRefused] = useState(false)
  const recorder = useRef<MediaRecorder>(undefined)
  const done = useRef(onNote)
  done.current = onNote
  const on = seconds !== undefined

  useEffect(() => () => recorder.current?.stop(), [])
  useEffect(() => {
    if (!on) return
    const timer = setInterval(() => setSeconds((before) => (before ?? 0) + 1), 1000)
    const end = setTimeout(() => recorder.current?.stop(), longest)
    return () => {
      clearInterval(timer)
      clearTimeout(end)
    }
  }, [on])

  const start = async (type: string) => {
    try {
      const sound = await navigator.mediaDevices.getUserMedia({ audio: true })
      const one = new MediaRecorder(sound, { mimeType: type, audioBitsPerSecond: 24_000 })
      const parts: Blob[] = []
      one.ondataavailable = ({ data }) => void parts.push(data)
      one.onstop = () => {
        for (const track of sound.getTracks()) track.stop()
        recorder.current = undefined
        setSeconds(undefined)
        const plain = type.split(';')[0] as string
        const blob = new Blob(parts, { type: plain })
        if (blob.size) done.current({ blob, filename: `voice.${endings[plain]}` })
      }
      recorder.current = one
      // in pieces of a second, so that a phone short of memory doesn't lose the whole note
      one.start(1000)
      setRefused(false)
      setSeconds(0)
    } catch {
      setRefused(true)
    }
  }
  const type = typeHere()
  const press = () => {
    if (recorder.current) recorder.current.stop()
    else if (type) void start(type)
  }
  return { press: type && navigator.mediaDevices ? press : undefined, seconds, refused }
}
