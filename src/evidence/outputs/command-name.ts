import { matchTyped } from '../typed-command.ts'

/** Canonical names and what may be typed for them; the longer stand before the shorter that they begin with. */
const COMMANDS: readonly (readonly [typed: string, canonical: string])[] = [
  ['show license tech support', 'show license tech support'],
  ['show license tech-support', 'show license tech support'],
  ['show license history message', 'show license history message'],
  ['show license controller usage', 'show license controller usage'],
  ['show license rum id', 'show license rum id all'],
  ['show license authorization', 'show license authorization'],
  ['show license eventlog', 'show license eventlog'],
  ['show license status', 'show license status'],
  ['show license summary', 'show license summary'],
  ['show license usage', 'show license usage'],
  ['show license udi', 'show license udi'],
  ['show license all', 'show license all'],
  ['show running-config callhome', 'show running-config callhome'],
  ['show running-config license', 'show running-config license'],
  ['show running-config', 'show running-config'],
  ['show call-home profile', 'show call-home profile all'],
  ['show call-home smart-licensing', 'show call-home smart-licensing'],
  ['show ntp peer-status', 'show ntp peer-status'],
  ['show ntp peers', 'show ntp peers'],
  ['show hosts', 'show hosts'],
  ['show clock', 'show clock'],
  ['show logging', 'show logging'],
  ['ping', 'ping'],
]

/** The canonical name of a typed command, abbreviated or not (`sh lic stat`); undefined for one that no parser reads. */
export function commandName(typed: string): string | undefined {
  const plain = (typed.split('|')[0] ?? '').replace(/^\s{0,8}do\s{1,8}/i, '')
  const best = COMMANDS.map(([pattern, canonical]) => ({
    canonical,
    words: matchTyped(pattern, plain),
  })).reduce((one, other) => (other.words > one.words ? other : one), { canonical: '', words: 0 })
  if (best.words > 0) return best.canonical
  const license = matchTyped('show license', plain) > 0
  return license
    ? `show license ${plain.trim().toLowerCase().split(/\s+/).slice(2, 3).join(' ')}`.trim()
    : undefined
}

/** Whether the command asks about licences at all. */
export function isLicenseCommand(canonical: string): boolean {
  return canonical === 'show license' || canonical.startsWith('show license ')
}
