import { endOfWord } from './cores.ts'

/** The product id and serial number of a switch, and the position behind them. */
export type FoundUdi = { pid?: string; sn?: string; end: number }

type Member = { role: string; pid?: string; sn?: string }

const ROLES = new Set(['active', 'standby', 'member'])

/** Words that may stand between the members of a pair. */
const FILLERS = new Set(['udi', 'and'])

/**
 * Reads `PID:N9K-C9332C,SN:FDO24420XYZ` at a position, the parts in any order, with or without spaces, or the members
 * of an HA pair (`Active:PID:…,SN:…;Standby:PID:…,SN:…`), of which the active one's is returned, else the first.
 * A UDI holds colons itself, so it ends where no further part begins. Undefined where none stands there.
 */
export function readUdi(text: string, from: number): FoundUdi | undefined {
  const members: Member[] = []
  let role = ''
  let end = from
  let at = from
  for (;;) {
    at = skip(text, at, ' ,;&{([/')
    const wordEnd = endOfWord(text, at)
    const word = text.slice(at, wordEnd).toLowerCase()
    const value = skip(text, wordEnd, ' ')
    if (ROLES.has(word)) {
      role = word
      members.push({ role })
      at = skip(text, wordEnd, ' :=-')
    } else if (FILLERS.has(word)) {
      at = skip(text, wordEnd, ' :=')
    } else if (/^(?:pid|p|vid|v|sn|s)$/.test(word) && (text[value] === ':' || text[value] === '=')) {
      const start = skip(text, value + 1, ' ')
      end = endOfValue(text, start)
      put(members, role, word, text.slice(start, end))
      at = end
    } else break
  }
  if (end === from) return undefined
  const chosen =
    members.find((member) => member.role === 'active' && member.sn) ??
    members.find(({ sn, pid }) => sn ?? pid)
  return { ...(chosen?.pid && { pid: chosen.pid }), ...(chosen?.sn && { sn: chosen.sn }), end }
}

/** Adds a part to the member it belongs to; a part that is there already begins the next member. */
function put(members: Member[], role: string, key: string, value: string): void {
  if (key.startsWith('v') || value === '') return
  const name = key.startsWith('p') ? 'pid' : 'sn'
  let member = members.at(-1)
  if (!member || member[name] !== undefined) {
    member = { role: members.length === 0 ? role : '' }
    members.push(member)
  }
  member[name] = value
}

function skip(text: string, from: number, characters: string): number {
  let at = from
  while (at < text.length && characters.includes(text[at] ?? '')) at++
  return at
}

function endOfValue(text: string, from: number): number {
  let at = from
  while (at < text.length && !' ,;:<>)]}"'.includes(text[at] ?? '')) at++
  while (at > from && text[at - 1] === '.') at--
  return at
}
