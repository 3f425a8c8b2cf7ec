import type { Answer, Asking, Route } from '#contract/route.ts'
import { addressOf } from './address.ts'
import { csrfToken, refusalOf } from './call.ts'
import { htmlLanguage } from './language.ts'
import { isProblem, networkError } from './refusal.ts'

type Sending = {
  file: Blob
  /** As the user knows it. */
  filename: string
  fields?: Record<string, string>
  /** 0 … 1; called while sending. XMLHttpRequest, because fetch can't tell. */
  onProgress?: (done: number) => void
  signal?: AbortSignal
}

const sendOnce = (route: Route, asked: { params?: unknown; query?: unknown }, sending: Sending, token: string) =>
  new Promise<unknown>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(route.method, addressOf(route, asked))
    request.responseType = 'json'
    request.setRequestHeader('x-csrf-token', token)
    request.setRequestHeader('accept-language', htmlLanguage())
    request.upload.onprogress = (e) => e.lengthComputable && sending.onProgress?.(e.loaded / e.total)
    request.onerror = () => reject(networkError('unreachable'))
    request.onabort = () => reject(sending.signal?.reason ?? new DOMException('aborted', 'AbortError'))
    request.onload = () =>
      request.status >= 200 && request.status < 300
        ? resolve(request.response)
        : reject(refusalOf(request.status, request.response))
    sending.signal?.addEventListener('abort', () => request.abort(), { once: true })
    const form = new FormData()
    // fields before the file: the server reads them while the file is still coming
    for (const [name, value] of Object.entries(sending.fields ?? {})) form.append(name, value)
    form.append('file', sending.file, sending.filename)
    request.send(form)
  })

/** Sends one file to a route with `upload`. Refusals as with `call`. */
export const upload = async <const R extends Route>(
  route: R,
  asked: Asking<R>,
  sending: Sending,
): Promise<Answer<R>> => {
  try {
    return (await sendOnce(route, asked, sending, await csrfToken())) as Answer<R>
  } catch (error) {
    if (!isProblem(error, 'platform.csrf')) throw error
    return (await sendOnce(route, asked, sending, await csrfToken(true))) as Answer<R>
  }
}
