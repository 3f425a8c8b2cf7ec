import { networkInterfaces } from 'node:os'

let listening: string | undefined

/** Where phones in the same network reach this machine: its first outward IPv4 address. */
const ownAddress = (port: number): string => {
  const outward = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)
  return `http://${outward?.address ?? 'localhost'}:${port}`
}
/** Said once the server listens; asked of the machine, never of a request, whose sender could name any host. */
export const listensOn = (port: number) => {
  listening = ownAddress(port)
}

/**
 * A path of the web apps as it is printed in codes and sent in messages: behind LINLI_ADDRESS (https://…), or where that isn't
 * set behind the machine's own address; the path alone where nothing listens.
 */
export const publicAddress = (path: string): string =>
  (process.env['LINLI_ADDRESS']?.replace(/\/+$/, '') ?? listening ?? '') + path
