import type { Asking, Route } from '#contract/route.ts'
import type { Parts } from './call.ts'
import { fetchRoute, refusalOf } from './call.ts'

const nameIn = (disposition: string | null) => {
  const found = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  return found ? decodeURIComponent(found) : undefined
}

/** The body of a response, telling how much has come; how much is coming nobody knows while it is being made. */
const counted = async (response: Response, onBytes: (bytes: number) => void): Promise<Blob> => {
  const parts: BlobPart[] = []
  let bytes = 0
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    parts.push(part.value as BlobPart)
    onBytes((bytes += part.value.length))
  }
  return new Blob(parts, { type: response.headers.get('content-type') ?? undefined })
}

/** Fetches a file and hands it to the browser's downloads; a refusal is thrown like any other, not saved as a file. */
export const download = async <const R extends Route>(
  route: R,
  asked: Asking<R>,
  filename = 'linli',
  { onBytes, signal }: { /** Bytes so far. */ onBytes?: (bytes: number) => void; signal?: AbortSignal } = {},
) => {
  const response = await fetchRoute(route, asked as Parts, signal)
  if (!response.ok) throw refusalOf(response.status, await response.json().catch(() => undefined))
  const address = URL.createObjectURL(await (onBytes ? counted(response, onBytes) : response.blob()))
  const link = Object.assign(document.createElement('a'), {
    href: address,
    download: nameIn(response.headers.get('content-disposition')) ?? filename,
  })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Opens a file (PDF order forms) in a new tab for looking and printing. The tab is opened at once, else browsers block it. */
export const openFile = async <const R extends Route>(route: R, asked: Asking<R>) => {
  const tab = window.open('', '_blank')
  try {
    const response = await fetchRoute(route, asked as Parts)
    if (!response.ok) throw refusalOf(response.status, await response.json().catch(() => undefined))
    const address = URL.createObjectURL(await response.blob())
    if (tab) tab.location.href = address
    else location.assign(address)
  } catch (error) {
    tab?.close()
    throw error
  }
}
