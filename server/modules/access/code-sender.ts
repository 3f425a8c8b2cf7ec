/** The way a message reaches a phone: an adapter, for every city has another gateway for text messages. */
export type CodeSender = {
  /** Throws when the message can't be handed over. */
  send: (phone: string, code: string) => Promise<void>
  /** A sentence instead of a code; a gateway that takes codes only leaves it out. Throws when it can't be handed over. */
  tell?: (phone: string, sentence: string) => Promise<void>
  /** Whether the code may also stand in the answer: in the demo only. */
  shows: boolean
}

const hidden = (phone: string) => `${phone.slice(0, 3)}****${phone.slice(-4)}`

/** Prints codes and messages instead of sending them and lets the page show the codes. */
export const demoCodeSender = (print: (line: string) => void): CodeSender => ({
  send: async (phone, code) => print(`验证码 code for ${hidden(phone)}: ${code}`),
  tell: async (phone, sentence) => print(`短信 text for ${hidden(phone)}: ${sentence}`),
  shows: true,
})

const none: CodeSender = {
  send: async () => {
    throw new Error('no gateway for text messages is configured')
  },
  shows: false,
}
let sender = none

/** Sets the gateway of this process at start; undefined for none, which refuses with `access.code_not_sent`. */
export const setCodeSender = (to: CodeSender | undefined) => {
  sender = to ?? none
}
export const codeSender = () => sender
