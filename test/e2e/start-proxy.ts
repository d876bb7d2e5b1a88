import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'

/** A forward proxy on the loopback that knows every name as this machine: what it was asked to reach, and its address. */
export type ForwardProxy = { url: string; reached: string[]; stop: () => Promise<void> }

/** Starts one; `credentials`: who doesn't bring them is refused with 407. */
export async function startProxy(credentials?: string): Promise<ForwardProxy> {
  const reached: string[] = []
  const wanted = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`
  const server = createServer()
  const open = new Set<{ destroy: () => void }>()
  server.on('connect', ({ url = '', headers }, socket, head) => {
    socket.on('error', () => socket.destroy())
    if (wanted && headers['proxy-authorization'] !== wanted) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
      return
    }
    reached.push(url)
    const target = connect(Number(url.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      target.write(head)
      target.pipe(socket).pipe(target)
    })
    target.on('error', () => socket.destroy())
    for (const each of [socket, target]) open.add(each)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${credentials ? `${credentials}@` : ''}127.0.0.1:${port}`,
    reached,
    async stop() {
      for (const each of open) each.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
