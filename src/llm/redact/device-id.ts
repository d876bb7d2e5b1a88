import type { Found, RedactionRule } from './rule.ts'

/** Serial numbers and unique device identifiers, by their labels or by the shape of Cisco's. A product id stays. */
export const findDeviceIds: RedactionRule = (text) => [
  // UDI: PID:N9K-C93180YC-FX,SN:FDO212100YT
  ...named(text, /\bPID[:=][ \t]{0,4}(?<pid>[A-Z0-9][\w/+-]{2,40})[ \t]{0,4},/gi, 'pid', 'UDI'),
  // SN:FDO212100YT, S/N FDO212100YT
  ...named(text, /\b(?:SN|S\/N)[:=# \t]{1,6}(?<sn>[A-Z0-9][A-Z0-9-]{4,24})\b/gi, 'sn', 'SN'),
  // serial number is FDO212100YT, Serial no. FDO212100YT, Processor board ID FDO212100YT
  ...named(
    text,
    /\b(?:serial(?: number| num| no\.?)?|board id|chassis id|uuid|instance id)(?: is| was)?[:=# \t]{1,6}(?<sn>[A-Z0-9][A-Z0-9-]{4,40})\b/gi,
    'sn',
    'SN',
  ),
  // FDO212100YT, JAF1817ANQH
  ...named(text, /\b(?<sn>[A-Z]{3}\d{4}[0-9A-Z]{4})\b/gi, 'sn', 'SN'),
]

function named(text: string, pattern: RegExp, group: string, kind: string): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(pattern)) {
    const value = match.groups?.[group]
    // a label with a plain word behind it: serial number mismatch
    if (!value || !/\d/.test(value)) continue
    const start = match.index + match[0].lastIndexOf(value)
    found.push({ kind, start, end: start + value.length })
  }
  return found
}
