// we don't see any LOG_SMART_LIC_COMM_FAILED, no more errors, the messages have stopped, wir sehen keine Fehler mehr
const ENDED = [
  /\b(?:do|does|did)(?: not|n['’]?t) (?:see|get|have|find|log|show) (?:\w{1,30} ){0,4}(?:errors?|failures?|messages?|alarms?|LOG_\w{1,60})\b/i,
  /\bno (?:more|further|new|longer any) (?:\w{1,30} ){0,2}(?:errors?|failures?|messages?|alarms?|LOG_\w{1,60})\b/i,
  /\b(?:errors?|failures?|messages?|alarms?|LOG_\w{1,60})(?: (?:is|are|has|have|was|were|all|now|just)){0,3} (?:gone|stopped|cleared|disappeared|resolved|fixed|over)\b/i,
  /\bkein(?:e|en)? .{0,80}\bmehr\b/i,
]

/** Whether a person's sentence says that a trouble isn't there, or no longer, so that naming it doesn't report it. */
export function tellsOfEnd(text: string): boolean {
  return ENDED.some((pattern) => pattern.test(text))
}
