import { createServer, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import type { SeededRandom } from '../evidence/seeded-random.ts'

/** The way from Slack to the bots: any of them takes a delivery, some come twice, and not in their order. */
export type Street = {
  target: string
  figures: { deliveries: number; twice: number; acknowledged: number; refused: number }
  stop: () => Promise<void>
}

/** Milliseconds by which deliveries overtake each other. */
const SHUFFLE = 25

/** In a hundred deliveries so many come twice. */
const TWICE = 30

/** `ports`: where somebody takes deliveries now. */
export async function openStreet(ports: () => number[], random: SeededRandom): Promise<Street> {
  const figures = { deliveries: 0, twice: 0, acknowledged: 0, refused: 0 }
  const server = createServer(async (incoming, outgoing) => {
    const body = await buffer(incoming)
    await wait(random.int(SHUFFLE))
    figures.deliveries++
    if (random.int(100) < TWICE) {
      figures.twice++
      void wait(random.int(4 * SHUFFLE)).then(() => forward(body, incoming.headers))
    }
    const { status, answer } = await forward(body, incoming.headers)
    if (status === 200) figures.acknowledged++
    else figures.refused++
    outgoing.writeHead(status, { 'content-type': 'application/json' })
    outgoing.end(answer)
  })

  function forward(
    body: Buffer,
    headers: NodeJS.Dict<string | string[]>,
  ): Promise<{ status: number; answer: Buffer }> {
    const open = ports()
    const refused = { status: 502, answer: Buffer.from('') }
    if (open.length === 0) return Promise.resolve(refused)
    return new Promise((resolve) => {
      const call = request(
        { host: '127.0.0.1', port: random.pick(open), path: '/slack/events', method: 'POST', headers },
        (response) =>
          buffer(response).then(
            (answer) => resolve({ status: response.statusCode ?? 502, answer }),
            () => resolve(refused),
          ),
      )
      call.on('error', () => resolve(refused))
      call.end(body)
    })
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    target: `http://127.0.0.1:${port}/slack/events`,
    figures,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
