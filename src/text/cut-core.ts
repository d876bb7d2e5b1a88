import { holdsCore, startsLogLine } from './log-shapes.ts'

// …leaf-12 %LICMGR-3-LOG_SMART_LI
const CUT_CORE = /%[A-Za-z0-9_]{0,40}(?:-[A-Za-z0-9_]{0,60}){0,3}$/
// %LICMGR-3-LOG
const CUT_IN_MNEMONIC = /%[A-Z][A-Z0-9_-]{1,60}-[0-7]-[A-Z0-9_]{0,80}$/
// C_COMM_FAILED: the rest of a mnemonic that no heading looks like
const REST_OF_MNEMONIC = /^[A-Z0-9]{0,40}_[A-Z0-9_]{1,80} {0,2}:/
// FAILED: …, : Communications failure …
const REST_OF_LAST_WORD = /^[A-Z0-9_]{0,80} {0,2}:/
// MGR-3-LOG_SMART_LIC_COMM_FAILED: the rest of a facility
const REST_OF_CORE = /^[A-Z0-9_]{0,40}(?:-[A-Z0-9_]{1,40})?-[0-7]-[A-Z]/
const LONGEST_CORE = 160

/** Whether a row breaks off within a core, or right behind one: `… leaf-12 %LICMGR-3-LOG_SMART_LI`. */
export function endsInCore(row: string): boolean {
  return CUT_CORE.test(row.slice(-LONGEST_CORE))
}

/**
 * Whether `row` goes on with the core that the row before it breaks off in. `full` says that a terminal had cut that
 * row; elsewhere the two must fit together in no other way, as a name of a message may stand alone above a heading.
 */
export function isRestOfCore(before: string, row: string, full: boolean): boolean {
  const end = before.slice(-LONGEST_CORE)
  if (!CUT_CORE.test(end)) return false
  if (!CUT_IN_MNEMONIC.test(end)) {
    if (holdsCore(end)) return false
    return (
      REST_OF_CORE.test(row) ||
      (end.endsWith('-') && /^[0-7]-[A-Z]/.test(row)) ||
      (/-[0-7]$/.test(end) && /^-[A-Z]/.test(row))
    )
  }
  // a log line has text behind its core: without a colon the core is cut
  const sure = full || end.endsWith('_') || (startsLogLine(before) && !before.trimStart().startsWith('%'))
  if (sure && REST_OF_LAST_WORD.test(row)) return true
  return REST_OF_MNEMONIC.test(row) || (end.endsWith('-') && /^[A-Z]/.test(row))
}
