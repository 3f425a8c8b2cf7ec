/** Passwords for staff (GB/T 22239 level 3: length, classes, not guessable). One rule for the form and the server. */
export const passwordMinLength = 10
export const passwordMaxLength = 128

export type PasswordFault = 'too_short' | 'too_long' | 'too_plain' | 'holds_name' | 'common'

/** Pieces found in most leaked Chinese passwords; what is left without them must still be long enough to matter. */
const common = [
  'password', 'passw0rd', 'qwerty', 'asdfgh', 'zxcvbn', '1qaz2wsx', 'admin', 'root', 'welcome', 'letmein', 'iloveyou',
  'woaini', 'shequ', 'jiedao', 'wangge', 'linli', 'abc123', '123456', '654321', '111111', '000000', '888888', '666666',
  '112233', '123123', '520520', '5201314',
] // prettier-ignore

const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/]

const straight = (text: string) => {
  const steps = [...text].slice(1).map((c, i) => c.codePointAt(0)! - text.codePointAt(i)!)
  return steps.every((s) => s === 0) || steps.every((s) => s === 1) || steps.every((s) => s === -1)
}

/** What is wrong with a password; empty when it may be used. `names` are the login name and the person's name. */
export const passwordFaults = (password: string, names: readonly string[]): PasswordFault[] => {
  const small = password.toLowerCase()
  const rest = common.reduce((left, piece) => left.replaceAll(piece, ''), small)
  const found: [PasswordFault, boolean][] = [
    ['too_short', [...password].length < passwordMinLength],
    ['too_long', [...password].length > passwordMaxLength],
    ['too_plain', classes.filter((c) => c.test(password)).length < 3],
    ['holds_name', names.some((n) => n.length >= 2 && small.includes(n.toLowerCase()))],
    ['common', rest.length < 6 || straight(small)],
  ]
  return found.filter(([, wrong]) => wrong).map(([fault]) => fault)
}
