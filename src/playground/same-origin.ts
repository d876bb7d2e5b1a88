import type { IncomingMessage } from 'node:http'

/** The names of this machine that a browser may have asked for. */
const NAMES = ['localhost', '127.0.0.1', '[::1]']

/**
 * Whether a request comes from a page of this very server: it asked for the loopback by name (a foreign name that
 * resolves to it is how other sites reach in), and no other site sent it. `port`: the one that is listened on.
 */
export function isOwnRequest({ headers }: Pick<IncomingMessage, 'headers'>, port: number): boolean {
  const { host = '', origin } = headers
  const site = headers['sec-fetch-site']
  if (!NAMES.some((name) => host === `${name}:${port}` || (port === 80 && host === name))) return false
  if (origin !== undefined && origin !== `http://${host}`) return false
  return site === undefined || site === 'same-origin' || site === 'none'
}
