import type { Line } from '../text/line.ts'

/** A ping as it was typed: its target, and its VRF or null where none was typed. */
export type PingCommand = { index: number; target: string; vrf: string | null }

/** Between a ping and its error there may stand its own first line, and little else. */
const LINES_ABOVE_AT_MOST = 12

/** The ping that was typed nearest above a line of its block; undefined where another command stands between. */
export function findPingAbove(lines: readonly Line[], from: number): PingCommand | undefined {
  for (let index = from - 1; index >= Math.max(0, from - LINES_ABOVE_AT_MOST); index--) {
    const line = lines[index]
    if (!line || line.block !== lines[from]?.block) return undefined
    const typed = readPing(line.text)
    if (typed) return { index, ...typed }
    if (line.prompt && line.text !== '') return undefined
  }
  return undefined
}

/** `ping smartreceiver.cisco.com vrf management`, abbreviated or not, `ping6` too; undefined for another text. */
export function readPing(text: string): Omit<PingCommand, 'index'> | undefined {
  const words = text.trim().split(/\s+/, 16)
  // PING 192.0.2.1 (192.0.2.1): 56 data bytes: what it printed, not what was typed
  if (words.slice(2).some((word) => word.startsWith('('))) return undefined
  if (!/^ping6?$/i.test(words[0] ?? '')) return undefined
  const vrf = words.findIndex((word) => /^vrf$/i.test(word))
  const named = vrf > 0 ? words[vrf + 1] : undefined
  const target = words.find(
    (word, at) => at > 0 && at !== vrf && at !== vrf + 1 && !/^ipv?[46]?$/i.test(word),
  )
  return target && !target.endsWith(':') ? { target, vrf: named ?? null } : undefined
}
