import { hash, verify } from '@node-rs/argon2'

// argon2id (the library's default) with the parameters OWASP gives first: 19 MiB, 2 passes, 1 lane; about 11 ms on the demo machine.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost)

let decoy: Promise<string> | undefined

/** Takes as long for an account without a password, or no account at all, as for a wrong password. */
export const passwordFits = async (hashed: string | null, password: string): Promise<boolean> => {
  decoy ??= hashPassword('nobody has this password')
  const fits = await verify(hashed ?? (await decoy), password.normalize('NFKC'))
  return hashed !== null && fits
}
