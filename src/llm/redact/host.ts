import type { Found, RedactionRule } from './rule.ts'

/** What every switch is called before it has a name, and words that stand at such places too. */
const NOBODY = new Set([
  'switch',
  'device',
  'router',
  'nexus',
  'host',
  'utc',
  'gmt',
  'est',
  'edt',
  'cet',
  'cest',
  'pst',
  'pdt',
  'cst',
  'cdt',
  'mst',
  'mdt',
  'ist',
  'jst',
  'bst',
])

/** Names of devices: at prompts, in the headers of log lines, behind labels, and those that were read out of the paste. */
export const findHosts: RedactionRule = (text, { hosts, isKnown }) => {
  const named = [
    // leaf-101# show clock, leaf-101(config-vrf)# exit
    /^[ \t]{0,8}(?<name>[A-Za-z][\w.-]{0,62})(?:\([\w-]{1,40}\))?[#>]/gm,
    // … 02:11:09 berlin %LICMGR-3-…, … berlin: %LICMGR-3-…
    /(?<=[ \t])(?<name>[A-Za-z][\w.-]{0,62}):?[ \t]{1,4}(?=%[A-Z])/g,
  ].flatMap((pattern) => namesAt(text, pattern))
  // hostname berlin, switchname berlin, host: berlin, device called berlin
  const label =
    /\b(?:hostname|switchname|sysname|device name|switch name|host name|called|named)[:= \t"']{1,4}(?<name>[A-Za-z][\w.-]{1,62})/gi
  // "host": "berlin", host=berlin, <host>berlin</host>
  const field =
    /(?:"(?:host|hostname|device|switch|sysname)"[ \t]{0,4}:[ \t]{0,4}"|\bhost[=:][ \t]{0,4}|<host(?:name)?>)(?<name>[A-Za-z][\w.-]{1,62})/gi
  // \\fileserver\rum
  const share = /\\\\(?<name>[A-Za-z][\w.-]{1,62})\\/g
  const labelled = [label, field, share]
    .flatMap((pattern) => namesAt(text, pattern))
    .filter(({ start, end }) => !isKnown(text.slice(start, end)))
  // Nov 24 02:11:09 berlin sshd[1]: …
  const header =
    /\b\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?[ \t]{1,4}(?<name>[A-Za-z][\w.-]{0,62})(?=[ \t:])/g
  const stamped = namesAt(text, header).filter(({ start, end }) => !isKnown(text.slice(start, end)))
  return [
    ...named,
    ...labelled,
    ...stamped,
    ...wordsIn(text, new Set(hosts.map((host) => host.toLowerCase()))),
  ]
}

function namesAt(text: string, pattern: RegExp): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(pattern)) {
    let name = match.groups?.name ?? ''
    const start = match.index + match[0].indexOf(name)
    while (name.endsWith('.')) name = name.slice(0, -1)
    if (!NOBODY.has(name.toLowerCase())) found.push({ kind: 'HOST', start, end: start + name.length })
  }
  return found
}

/** Where any of these names stands as a word. */
function wordsIn(text: string, names: ReadonlySet<string>): Found[] {
  if (names.size === 0) return []
  return [...text.matchAll(/[\w.-]+/g)]
    .filter(({ 0: word }) => names.has(word.toLowerCase()))
    .map(({ index, 0: word }) => ({ kind: 'HOST', start: index, end: index + word.length }))
}
