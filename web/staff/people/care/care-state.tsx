import { useWords } from '#kit/language.ts'
import { words } from './words.ts'

/** 在册, 暂停, 已退出. */
export const CareState = ({ state }: { state: string }) => {
  const say = useWords(words)
  const key = `state_${state}`
  return (
    <span className={`mark ${state === 'active' ? 'mark-care' : state === 'suspended' ? 'mark-warn' : 'mark-still'}`}>
      {key in words ? say(key as 'state_active') : state}
    </span>
  )
}
