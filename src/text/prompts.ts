import type { Line, Prompt } from './line.ts'
import { startsLogLine } from './log-shapes.ts'

// switch# , leaf-101(config-vrf)# , switch (config)#, switch(config) #, RP/0/RP0/CPU0:R2_xr#, sw1>
const NETWORK =
  /^\s{0,24}(?:(?:RP|LC)\/\d{1,2}\/\w{1,8}\/CPU\d{1,2}:)?(?<host>[A-Za-z0-9][\w.-]{0,62})(?<modes> {0,2}(?:\([A-Za-z][\w./-]{0,40}\)){1,2} {0,2})?(?<sign>[#>])/
// user@host$, root@host:~#, admin@fw>, [cisco@guestshell ~]$, bash-4.4$, guestshell:~$
const SHELL =
  /^\s{0,24}(?:\[?[\w.-]{1,64}@(?<host>[\w.-]{1,64})(?:[: ][^\s#$>\]]{0,120})?\]?|(?:ba|da|k|z|c)?sh-\d{1,2}(?:\.\d{1,3}){0,2}|[A-Za-z][\w.-]{0,62}:[~/][^\s#$>]{0,120}) ?(?<sign>[$#>])(?=\s|$)/
// C:\Users\jane>, PS C:\>, $ ping …
const WORKSTATION = /^\s{0,24}(?:(?:PS )?[A-Za-z]:\\[^<>|"]{0,200}>|\$(?= [A-Za-z]))/
// Case# 699, PR#12, Slot# …: words that carry a number sign and are no device
const NUMBERED =
  /^(?:case|ticket|issue|bug|defect|sr|tac|serial|model|part|item|order|po|rma|pr|incident|inc|ref|row|line|step|no|id|num|number|account|acct|phone|tel|contract|mod|module|slot|port|vlan|vrf|seq|ch|channel|rule|page|version|note|re|fwd?)$/i

/**
 * Takes the prompt off the head of each line that has one; the text that stays is what was typed, or the log line
 * that the console had glued to the prompt. A bare prompt leaves an empty text.
 */
export function readPrompts(lines: readonly Line[]): Line[] {
  return lines.map((line) => {
    const found = promptOf(line.text)
    return found ? { ...line, text: found.rest, prompt: found.prompt } : line
  })
}

/** The prompt at the head of a line and what stands behind it. Comments, headings and log lines have none. */
export function promptOf(text: string): { prompt: Prompt; rest: string } | undefined {
  const head = text.slice(0, 240)
  if (!/[#>$]/.test(head)) return undefined

  const network = NETWORK.exec(head)
  const { host = '', modes, sign } = network?.groups ?? {}
  if (network && isHost(host)) {
    const rest = text.slice(network[0].length)
    if (modes || (sign === '#' ? followsPrompt(rest, host) : /^(?:\s|$|[a-z?])/.test(rest)))
      return { prompt: { host, mode: modeOf(modes ?? '') }, rest: rest.trimStart() }
  }

  const shell = SHELL.exec(head) ?? WORKSTATION.exec(head)
  if (!shell) return undefined
  const name = shell.groups?.host
  const mode = shell.groups?.sign === '>' ? 'exec' : 'shell'
  return { prompt: { ...(name && { host: name }), mode }, rest: text.slice(shell[0].length).trimStart() }
}

function isHost(host: string): boolean {
  return host.length > 1 && /[A-Za-z]/.test(host) && /\w$/.test(host) && !NUMBERED.test(host)
}

/** No command begins with a digit: a number behind the sign is a log line's year, or this was no prompt. */
function followsPrompt(rest: string, host: string): boolean {
  if (rest.trim() === '') return true
  if (/^ {2,}\S/.test(rest) && !startsLogLine(rest)) return /[\d._-]|^(?:switch|router|device)$/i.test(host)
  return /^ ?[A-Za-z!?%*.^<~(:]/.test(rest) || startsLogLine(rest)
}

function modeOf(modes: string): Prompt['mode'] {
  const mode = /\((?<mode>[^()]+)\) {0,2}$/.exec(modes)?.groups?.mode ?? ''
  if (mode === 'config') return 'config'
  if (/call-?home/.test(mode)) return 'config-callhome'
  if (mode.startsWith('config-vrf')) return 'config-vrf'
  if (/^config-(?:sub)?if/.test(mode)) return 'config-if'
  return /^(?:config|cfg)/.test(mode) ? 'config-other' : 'exec'
}
