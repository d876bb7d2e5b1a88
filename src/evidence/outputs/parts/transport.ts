import * as z from 'zod'
import type { FoundFact } from '../../../facts/fact.ts'
import { type Field, isCut, objectOf, readFields } from '../fields.ts'
import type { Row } from '../row.ts'
import { SECTIONS } from '../section-specs.ts'
import { isTransportType, type Section } from '../sections.ts'
import { isPlaceholder, type Value } from '../values.ts'
import { isCutShort } from './cut-short.ts'
import { factOf, type Part, type Times } from './part.ts'

const PROXY_FIELDS = ['address', 'port', 'username', 'password'] as const
const Said = z.string().nullable()

/** `Transport:` of a status. `proxy` is null where none is set. */
export const TransportPart = z.strictObject({
  type: z.string().optional(),
  url: Said.optional(),
  defaultUrl: Said.optional(),
  csluAddress: Said.optional(),
  proxy: z
    .strictObject({ address: Said, port: Said, username: Said, password: Said })
    .partial()
    .nullable()
    .optional(),
  serverIdentityCheck: Said.optional(),
  vrf: Said.optional(),
  trustPoint: Said.optional(),
  ipMode: Said.optional(),
})
export type TransportPart = z.infer<typeof TransportPart>

/** Reads `Transport:`: its type, the URL or CSLU address that goes with it, the proxy and the VRF. */
export function readTransport(section: Section, times: Times): Part {
  const { fields, rest } = readFields(section.rows, SECTIONS.transport.fields, times.at)
  const type = fields.get('type')
  if (type && !isTransportType(type.raw)) drop(fields, 'type', rest)
  for (const name of ['url', 'csluAddress', 'vrf']) {
    const field = fields.get(name)
    if (field && (field.raw === '' || isPlaceholder(field.raw) || /\s/.test(String(field.value))))
      drop(fields, name, rest)
  }
  const proxy = proxyOf(fields)
  const named = objectOf(fields)
  for (const name of PROXY_FIELDS) delete named[name]
  delete named.proxy
  const output = { ...named, ...(proxy && { proxy: proxy.output }) }
  return { output, facts: factsOf(fields, proxy, times), rest, cues: cuesOf(section, fields) }
}

type Proxy = {
  output: TransportPart['proxy'] & (null | Record<string, Value>)
  address: Value | undefined
  rows: Row[]
}

/** `Proxy:` with `Not configured` below it, or with its fields, any of which may be empty. */
function proxyOf(fields: ReadonlyMap<string, Field>): Proxy | undefined {
  const head = fields.get('proxy')
  const own = PROXY_FIELDS.flatMap((name) => {
    const field = fields.get(name)
    return field && field.raw !== '' ? [[name, field] as const] : []
  })
  if (head && head.raw !== '' && own.length === 0) {
    return head.value === null ? { output: null, address: null, rows: head.rows } : undefined
  }
  if (own.length === 0) return undefined
  const address = own.find(([name]) => name === 'address')?.[1]
  return {
    output: Object.fromEntries(own.map(([name, { value }]) => [name, value])),
    address: address && isCut(address) ? undefined : address?.value,
    rows: address?.rows ?? [],
  }
}

function factsOf(fields: ReadonlyMap<string, Field>, proxy: Proxy | undefined, times: Times): FoundFact[] {
  const type = fields.get('type')
  const transport = type && typeOf(type.raw)
  const facts: FoundFact[] = []
  if (type && transport) facts.push(factOf('transport.type', transport, type.rows, times))
  const url =
    transport === 'cslu' ? fields.get('csluAddress') : (fields.get('url') ?? fields.get('csluAddress'))
  if (url && !(isCut(url) && isCutShort(url.raw)))
    facts.push(factOf('transport.url', url.value, url.rows, times))
  const vrf = fields.get('vrf')
  if (vrf && !(isCut(vrf) && isCutShort(vrf.raw)))
    facts.push(factOf('transport.vrf', vrf.value, vrf.rows, times))
  if (proxy?.address !== undefined) facts.push(factOf('transport.proxy', proxy.address, proxy.rows, times))
  const port = fields.get('port')
  if (typeof proxy?.address === 'string' && port && /^\d{2,5}$/.test(port.raw))
    facts.push(factOf('transport.proxyPort', port.raw, port.rows, times))
  // Port: <empty>
  else if (typeof proxy?.address === 'string' && port && port.raw !== '' && port.value === null)
    facts.push(factOf('transport.proxyPort', null, port.rows, times))
  return facts
}

/** The transport that the words of `Type:` stand for. */
export function typeOf(raw: string): 'smart' | 'cslu' | 'callhome' | 'off' | undefined {
  const word = raw.toLowerCase().replace('-', '').replace('transport ', '')
  return word === 'smart' || word === 'cslu' || word === 'callhome' || word === 'off' ? word : undefined
}

function cuesOf({ head }: Section, fields: ReadonlyMap<string, Field>): number {
  const known = /licservice|ddceservice|\/cslu\//i.test(fields.get('url')?.raw ?? '')
  const told = [fields.has('type'), fields.has('csluAddress') || known].filter(Boolean).length
  if (told === 0) return 0
  return told + (head ? 1 : 0) + (fields.has('vrf') || fields.has('proxy') ? 1 : 0)
}

function drop(fields: Map<string, Field>, name: string, rest: Row[]): void {
  const field = fields.get(name)
  if (field && field.raw !== '') for (const row of field.rows) rest.push(row)
  fields.delete(name)
}
