import { type Filter, readFilter } from './filter.ts'

/** Names of commands that may be typed in more than one way. */
const CANONICAL: Readonly<Record<string, string>> = {
  'show license tech-support': 'show license tech support',
  'show license rum id': `${'show license rum id'} all`,
  'show call-home profile': 'show call-home profile all',
}

/** Every command whose output is read, in full; longer ones before those that they begin with. */
const COMMANDS = [
  'show license status',
  'show license all',
  'show license controller usage',
  'show license usage',
  'show license summary',
  'show license tech support',
  'show license tech-support',
  'show license history message',
  'show license udi',
  'show license eventlog',
  'show license authorization',
  'show license rum id',
  'show running-config callhome',
  'show running-config license',
  'show running-config clock_manager',
  'show running-config ntp',
  'show running-config vrf',
  'show running-config interface',
  'show running-config',
  'show accounting log',
  'show callhome transport',
  'show crypto ca certificates',
  'show interface mgmt0',
  'show inventory',
  'show ip interface brief',
  'show ip route',
  'show call-home profile',
  'show call-home smart-licensing',
  'show clock',
  'show ntp peer-status',
  'show ntp peers',
  'show hosts',
  'show logging',
  'show version',
  'ping',
].map((command) => ({ command: CANONICAL[command] ?? command, words: command.split(' ') }))

/** Licensing commands that nobody here reads the output of; those of files and host ids are the older licensing's. */
const OTHERS = [
  'reservation',
  'host-id',
  'brief',
  'file',
  'default',
  'feature',
  'handle',
  'data',
  'right-to-use',
]
const TRADITIONAL = new Set(['host-id', 'brief', 'file', 'default', 'feature', 'right-to-use'])

/** A word of a command may be left at so many letters. */
const SHORTEST = 2
/** A line without a prompt that has more words behind the command is a sentence. */
const ARGUMENTS_AT_MOST = 3

/** A command, read from what was typed, abbreviated or not. */
export type Echo = {
  /** Unabbreviated and without arguments. */
  command: string
  args: string[]
  /** Whether a filter (`| include …`) took lines out of the output. */
  piped: boolean
  filter?: Filter
  /** Whether its output is read; else it is only named. */
  read: boolean
  era?: 'traditional'
}

/** The command that was typed, `sh lic stat` say; undefined where its output is none of ours. */
export function readEcho(typed: string): Echo | undefined {
  const pipe = typed.indexOf('|')
  const words = wordsOf(pipe === -1 ? typed : typed.slice(0, pipe))
  if (words[0] === 'do') words.shift()
  if (words[0] === 'ping6') words[0] = 'ping'
  const found = COMMANDS.find(({ words: full }) => full.every((word, at) => abbreviates(words[at], word)))
  const filter = pipe === -1 ? undefined : readFilter(typed)
  const piped = filter !== undefined
  if (found) {
    const args = words.slice(found.words.length)
    if (found.command === 'show running-config' && args.length > 0 && args[0] !== 'all') return undefined
    return { command: found.command, args, piped, ...(filter && { filter }), read: true }
  }
  if (!abbreviates(words[0], 'show') || !abbreviates(words[1], 'license')) return undefined
  const which = words[2]
  const known = OTHERS.find((word) => abbreviates(which, word))
  if (which !== undefined && !known) return undefined
  const traditional = known === undefined || TRADITIONAL.has(known)
  return {
    command: known ? `show license ${known}` : 'show license',
    args: words.slice(3),
    piped,
    read: false,
    ...(traditional && { era: 'traditional' }),
  }
}

/** The same for a line without a prompt: the command alone, in backticks or before a colon, and few words behind it. */
export function readBareEcho(text: string): Echo | undefined {
  if (text.length > 100 || !/^[`'"]?(?:sho?w?|ping6?)\s/i.test(text)) return undefined
  const typed = text.replace(/^[`'"]/, '').replace(/[`'":]{1,2}$/, '')
  const echo = /[.?!,]$/.test(typed) ? undefined : readEcho(typed)
  if (!echo?.read) return undefined
  if (echo.command === 'ping') return isPing(echo.args) ? echo : undefined
  return echo.piped || echo.args.length <= ARGUMENTS_AT_MOST ? echo : undefined
}

/** `smartreceiver.cisco.com vrf management`: a target, then options in pairs. */
function isPing([target, ...options]: readonly string[]): boolean {
  if (target === undefined) return false
  return options.every(
    (word, at) =>
      at % 2 === 1 || /^(?:vrf|count|source|packet-size|timeout|interval|repeat|size|-\w)$/.test(word),
  )
}

function wordsOf(text: string): string[] {
  return text.trim().toLowerCase().split(/\s+/, 16)
}

function abbreviates(word: string | undefined, full: string): boolean {
  return word !== undefined && full.startsWith(word) && word.length >= Math.min(SHORTEST, full.length)
}
