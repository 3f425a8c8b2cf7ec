import { connect, type Socket } from 'node:net'

export type Answered = { status: number; body: string; headers: string }

/**
 * One keep-alive HTTP/1.1 connection that asks one thing at a time; less work than any client library, so that the machine
 * is busy with the server and not with the bench. Answers need a content-length or be chunked.
 */
export class HttpConnection {
  readonly #socket: Socket
  #buffer: Buffer = Buffer.alloc(0)
  #waiting: { resolve: (a: Answered) => void; reject: (e: Error) => void } | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk) => {
      this.#buffer = this.#buffer.length ? Buffer.concat([this.#buffer, chunk]) : chunk
      this.#read()
    })
    const lost = (error?: Error) => {
      this.#waiting?.reject(error ?? new Error('the server closed the connection'))
      this.#waiting = undefined
    }
    socket.on('error', lost).on('close', () => lost())
  }

  static open(port: number): Promise<HttpConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => resolve(new HttpConnection(socket))).once('error', reject)
    })
  }

  ask(method: string, path: string, headers = '', body?: string): Promise<Answered> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      const payload =
        body === undefined ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
      this.#socket.write(`${method} ${path} HTTP/1.1\r\nhost: localhost\r\n${headers}${payload}\r\n${body ?? ''}`)
    })
  }

  close() {
    this.#socket.destroy()
  }

  #read() {
    const end = this.#buffer.indexOf('\r\n\r\n')
    if (end < 0 || !this.#waiting) return
    const headers = this.#buffer.toString('latin1', 0, end)
    const length = /^content-length: *(\d+)/im.exec(headers)
    const chunked = !length && /^transfer-encoding: *chunked/im.test(headers)
    const from = end + 4
    const whole = chunked
      ? this.#chunked(from)
      : { body: this.#buffer.subarray(from, from + Number(length?.[1] ?? 0)), next: from + Number(length?.[1] ?? 0) }
    if (!whole || this.#buffer.length < whole.next) return
    this.#buffer = this.#buffer.subarray(whole.next)
    const { resolve } = this.#waiting
    this.#waiting = undefined
    resolve({ status: Number(headers.slice(9, 12)), body: whole.body.toString('utf8'), headers })
  }

  #chunked(from: number): { body: Buffer; next: number } | undefined {
    const parts: Buffer[] = []
    for (let at = from; ;) {
      const line = this.#buffer.indexOf('\r\n', at)
      if (line < 0) return undefined
      const size = Number.parseInt(this.#buffer.toString('latin1', at, line), 16)
      if (this.#buffer.length < line + 4 + size) return undefined
      if (size === 0) return { body: Buffer.concat(parts), next: line + 4 }
      parts.push(this.#buffer.subarray(line + 2, line + 2 + size))
      at = line + 4 + size
    }
  }
}
