import { createServer } from 'node:net'
import { ConfigError } from '../errors.ts'

/**
 * Makes sure, before anything else is done, that a port can be listened on.
 * @throws ConfigError that says what to do where it can't.
 */
export async function assertPort(port: number): Promise<void> {
  const server = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', resolve)
    })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? `${error.code}` : 'unknown'
    const what =
      code === 'EADDRINUSE'
        ? 'is taken by another program: end that one, or'
        : `can't be listened on (${code}):`
    throw new ConfigError(`port ${port} ${what} choose another port: PORT=3001 npm start`)
  }
  await new Promise((resolve) => server.close(resolve))
}
