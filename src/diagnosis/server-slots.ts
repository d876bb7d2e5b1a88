import type { BookedFact } from '../facts/fact-book.ts'
import type { FactKey } from '../facts/vocabulary.ts'
import type { Group } from './diagnosis.ts'

/** An hour, in seconds: less is allowed. */
const CLOCK_OFF = 3600

/**
 * The name servers to set: those that are said to be new, those that are told; else one that answers where the one that
 * is set doesn't, else what another VRF has. One that is set in the VRF of licensing already is no cure.
 */
export function nameServersWanted(index: Group['index'], vrf: string): string[] {
  const changed = (key: FactKey) => index.get(key)?.at(-1)?.value === true
  const others: FactKey[] = ['said.csluChanged', 'said.proxyChanged', 'said.ntpChanged', 'said.onPremRebuilt']
  const isNew = changed('said.dnsChanged') && !others.some(changed)
  const [renewed] = isNew ? textOf(index.get('said.newServers')) : []
  const [told] = [...(renewed ? [renewed] : []), ...textOf(index.get('said.dnsServer'))]
  const dead = textOf(index.get('dns.deadServer'))
  if (told) return [told]
  if (index.has('dns.liveServer')) return textOf(index.get('dns.liveServer'))
  return dead.length > 0 ? [] : serversKnown(index, vrf)
}

/** The name servers that a device has in other VRFs than licensing's. */
function serversKnown(index: Group['index'], vrf: string): string[] {
  const byVrf = index.get('dns.vrfServers')?.at(-1)?.value
  const own = typeof byVrf === 'object' && byVrf !== null ? Object.entries(byVrf) : []
  const others = own.flatMap(([name, server]) => (typeof server === 'string' && name !== vrf ? [server] : []))
  return [...textOf(index.get('dns.globalServer')), ...others]
}

/** On-Prem's URL by the name in its certificate, or by the name that was said where the one that is set holds an address. */
export function namedUrl(index: Group['index']): string[] {
  const [[url] = [], [host] = []] = [textOf(index.get('transport.url')), textOf(index.get('said.onPremHost'))]
  const [[subject] = [], [detail] = []] = [
    textOf(index.get('https.subject')),
    textOf(index.get('https.detail')),
  ]
  if (url && subject && detail === 'tls-name')
    return [url.replace(/^(https:\/\/)[^:/\s]{1,253}/i, (_, scheme: string) => `${scheme}${subject}`)]
  if (!url || !host || addressOf(index).length === 0 || !/[a-z]/i.test(host)) return []
  return [url.replace(/\d{1,3}(?:\.\d{1,3}){3}/, () => host)]
}

/**
 * On-Prem's URL up to its account, where only its host is known: somebody named it, or transport smart holds it. None where
 * the whole URL is known.
 */
export function onPremUrlOf(index: Group['index']): string[] {
  if (namedUrl(index).length > 0 || index.get('transport.csluAddress')?.at(-1)?.value === 'on-prem') return []
  const [url = ''] = textOf(index.get('transport.url'))
  const { host: set } = /^https?:\/\/(?<host>[^:/\s]{1,253})\/SmartTransport$/i.exec(url)?.groups ?? {}
  const [host] = [...textOf(index.get('said.onPremHost')), ...(set ? [set] : [])]
  // by name: its certificate is made out to that
  return host && /[a-z]/i.test(host) ? [`https://${host}/cslu/v1/pi/<tenant>`] : []
}

/** The address in the URL of an On-Prem. */
export function addressOf(index: Group['index']): string[] {
  if (index.get('transport.csluAddress')?.at(-1)?.value !== 'on-prem') return []
  const [url = ''] = textOf(index.get('transport.url'))
  const address = /^https?:\/\/(?<address>\d{1,3}(?:\.\d{1,3}){3})[:/]/i.exec(url)?.groups?.address
  return address === undefined ? [] : [address]
}

/** Whether a clock that NTP sets is wrong all the same. */
export function isClockOff(index: Group['index']): boolean {
  const skew = index.get('clock.skewSeconds')?.at(-1)?.value
  const synchronized = index.get('ntp.synchronized')?.at(-1)?.value === true
  return synchronized && typeof skew === 'number' && Math.abs(skew) > CLOCK_OFF
}

/** The text of the latest of some facts. */
export function textOf(facts: readonly BookedFact[] | undefined): string[] {
  const value = facts?.at(-1)?.value
  return typeof value === 'string' ? [value] : []
}
