import type { Evidence } from '../evidence/evidence.ts'
import { findStrangers } from '../evidence/find-strangers.ts'

/** An address of version 4, which has no short form. */
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/

/** Whose each piece of evidence is, by evidence id, and the names of all devices in the paste. */
export type Owners = { ownerOf: ReadonlyMap<string, string | undefined>; named: readonly string[] }

/**
 * Names the device of each piece of evidence: its host (a short name and its full one are one device), else its serial
 * number, else, where the paste has one device only and it may be that one's, that one. Evidence that nobody can be shown to own has no owner.
 */
export function findOwners(evidence: readonly Evidence[]): Owners {
  const label = hostLabels(evidence)
  const hosts = new Set(label.values())
  const serials = new Map<string, string>()
  for (const each of evidence) {
    const host = hostOf(each)
    if (each.device?.sn && host) serials.set(each.device.sn, label.get(host) ?? host)
  }
  const direct = new Map(
    evidence.map((each) => {
      const host = hostOf(each)
      const sn = each.device?.sn
      if (host) return [each.id, label.get(host)]
      if (!sn) return [each.id, undefined]
      const [only] = hosts
      return [each.id, serials.get(sn) ?? (hosts.size === 1 && serials.size === 0 ? only : sn)]
    }),
  )
  const named = [...new Set([...direct.values()].filter((name) => name !== undefined))]
  const [only] = named
  const isStranger = findStrangers(evidence)
  const ownerOf = new Map(
    evidence.map((each) => {
      const lone = named.length === 1 && only !== undefined && !isStranger(each, only) ? only : undefined
      return [each.id, direct.get(each.id) ?? lone]
    }),
  )
  return { ownerOf, named }
}

/** A server's log names the server, not the switch that it tells of. */
function hostOf(evidence: Evidence): string | undefined {
  return evidence.kind === 'server-log' ? undefined : evidence.device?.host
}

/** From each host as pasted to the name that stands for it: the first that the paste has of that device. */
function hostLabels(evidence: readonly Evidence[]): Map<string, string> {
  const hosts = [...new Set(evidence.map(hostOf).filter((host) => host !== undefined))]
  const full = new Map<string, Set<string>>()
  for (const host of hosts) {
    if (shortName(host) === host.toLowerCase()) continue
    full.set(shortName(host), (full.get(shortName(host)) ?? new Set()).add(host.toLowerCase()))
  }
  const relayed = relayedAddress(evidence, hosts)
  const first = new Map<string, string>()
  const labels = new Map(
    hosts.map((host) => {
      const only = full.get(shortName(host))?.size === 1
      const key = only ? shortName(host) : host.toLowerCase()
      if (!first.has(key)) first.set(key, host)
      return [host, first.get(key) ?? host]
    }),
  )
  const [name] = hosts.filter((host) => host !== relayed).map((host) => labels.get(host))
  return relayed && name ? labels.set(relayed, name) : labels
}

/**
 * The address that a syslog relay put before its messages, if nothing else in the paste has an address for a name and
 * the outputs have one other name: a switch sends from an address, and its prompt shows the name of the same switch.
 */
function relayedAddress(evidence: readonly Evidence[], hosts: readonly string[]): string | undefined {
  const addresses = hosts.filter((host) => ADDRESS.test(host))
  const [address] = addresses
  if (addresses.length !== 1 || address === undefined) return undefined
  const others = new Set(hosts.filter((host) => host !== address).map(shortName))
  const isMessage = evidence.every((each) => hostOf(each) !== address || each.kind === 'message')
  const isPrompt = evidence.every(
    (each) => !others.has(shortName(hostOf(each) ?? '')) || each.kind !== 'message',
  )
  return others.size === 1 && isMessage && isPrompt ? address : undefined
}

function shortName(host: string): string {
  const [short = host] = ADDRESS.test(host) ? [host] : host.split('.')
  return short.toLowerCase()
}
