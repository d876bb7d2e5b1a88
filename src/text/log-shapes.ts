// A[CR]LLOG-5-ACL, also `LICENSE-SMART_LIC-3-COMM_FAILED`; the lower-case form only behind a per cent sign
const CORE = /[A-Z0-9_]-[0-7]-[A-Z][A-Z0-9_]{2}|%[A-Za-z]\w{1,40}(?:-\w{1,40}){0,2}-[0-7]-[A-Za-z]\w{2}/
// <187>: 2023 May …
const PRI = /^\s{0,9}<\d{1,3}>/
// 2023 Aug  3 20:38:37, 2023-08-03T20:38:37Z, *Mar  7 23:38:41.985, Thu Aug  3 20:38:37, Aug 3 2023 20:38:37
const STAMP =
  /^\s{0,9}[*.]?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\s{1,2})?(?:\d{4}\s{1,2}[A-Z][a-z]{2}\s{1,2}\d{1,2}\s|\d{4}[-/]\d\d[-/]\d\d[T ]|[A-Z][a-z]{2}\s{1,2}\d{1,2}\s(?:\d{4}\s)?\d\d:\d\d)/
// 18:57:38.347 UTC Mon Oct 19 2015, 20:38:37: …
const CLOCK_TIME = /^\s{0,9}[*.]?\d\d:\d\d:\d\d\b/
// RP/0/RP0/CPU0:Jan  9 13:54:11.717 UTC: …, 109692: switchname: …
const NODE_OR_SEQUENCE = /^\s{0,9}(?:(?:RP|LC|D?RP)\/\d{1,3}\/|\d{5,10}: )/
// %LICMGR-3-LOG_…, % Invalid host/interface, LICMGR-3-LOG_LIC_GRACE_EXPIRED: …
const CORE_FIRST = /^\s{0,9}(?:%|[A-Z][A-Z0-9_]{1,40}(?:-[A-Z][A-Z0-9_]{1,40})?-[0-7]-[A-Z][A-Z0-9_]{2})/
// last message repeated 7 time
const REPEATED = /^\s{0,9}(?:last )?message repeated \d/i

/** Whether a line holds the core of a system message, `FACILITY-SEVERITY-MNEMONIC`, wherever it stands in the line. */
export function holdsCore(text: string): boolean {
  return CORE.test(text)
}

/** Where the core's first sure characters are (the facility's last letter or the per cent sign), or -1. */
export function coreAt(text: string): number {
  return text.search(CORE)
}

/** Whether a line begins like a line of a log: with a priority, a stamp, a node, a core, or a repeat. */
export function startsLogLine(text: string): boolean {
  const head = text.slice(0, 160)
  return (
    PRI.test(head) ||
    STAMP.test(head) ||
    CORE_FIRST.test(head) ||
    CLOCK_TIME.test(head) ||
    NODE_OR_SEQUENCE.test(head) ||
    REPEATED.test(head)
  )
}
