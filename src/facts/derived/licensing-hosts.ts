import type { Fact } from '../fact.ts'
import { type Assumed, factOf } from './derived-fact.ts'

const OF_TRANSPORT: Record<string, string[]> = {
  smart: ['smartreceiver.cisco.com'],
  callhome: ['tools.cisco.com'],
  cslu: ['cslu-local'],
  off: [],
}

/** The name that the chapter pings to see whether names resolve at all; a reply to it shows nothing of the server. */
export const EXAMPLE_HOST = 'cisco.com'

/**
 * The hosts that licensing on this device talks to: by the URL that it shows, else by its transport, else by the
 * peer that a failure names, else every one that it could be.
 */
export function licensingHosts(facts: readonly Fact[], assumed: Assumed): string[] {
  const url = factOf(facts, 'transport.url')?.value
  const host = typeof url === 'string' ? hostOf(url) : undefined
  if (host) return [host]
  const type = factOf(facts, 'transport.type')?.value ?? assumed.transport
  const known = typeof type === 'string' ? OF_TRANSPORT[type] : undefined
  if (known) return known
  const peer = factOf(facts, 'commFailed.peer')?.value
  if (typeof peer === 'string' && peer.toUpperCase().includes('CSLU')) return ['cslu-local']
  if (typeof peer === 'string' && peer.toUpperCase().includes('CSSM'))
    return ['smartreceiver.cisco.com', 'tools.cisco.com']
  return Object.values(OF_TRANSPORT).flat()
}

/** Whether two host names are one; a short name (`cslu-local`) is its own name in any domain. */
export function isSameHost(one: string | undefined, other: string): boolean {
  if (one === undefined) return false
  const [a, b] = [one.toLowerCase(), other.toLowerCase()].map((name) => name.replace(/\.$/, ''))
  if (a === undefined || b === undefined) return false
  return a === b || (!b.includes('.') && a.startsWith(`${b}.`))
}

/** The host of `https://host:port/path`, or of a bare name; undefined where there is none. */
export function hostOf(url: string): string | undefined {
  const start = url.indexOf('://')
  const rest = start === -1 ? url : url.slice(start + 3)
  const authority = rest.slice(0, indexOrEnd(rest, '/'))
  const host = authority.startsWith('[')
    ? authority.slice(1, indexOrEnd(authority, ']'))
    : authority.slice(0, indexOrEnd(authority, ':'))
  return host || undefined
}

function indexOrEnd(text: string, mark: string): number {
  const at = text.indexOf(mark)
  return at === -1 ? text.length : at
}
