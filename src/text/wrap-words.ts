// Transport:, Usage reporting:, Trust Code installed: <none>, Status: ENABLED, ---------
const HEADING =
  /^\s{0,40}(?:[A-Z][\w ()/&-]{0,60}:\s{0,4}$|[A-Z][a-z]{1,20}(?: [A-Za-z]{1,20}){1,5}: |(?:Status|Type|URL|VRF|Proxy|Address|Port|Username|Password|Version|Count|Description|Handle|Total|Policy|Transport|Cslu address): |[-=*_#+]{4,})/
// - 2023 …, * seen twice, 1. …
const BULLET = /^\s{0,9}(?:[-*+!#•]|\d{1,2}[.)])\s/
const OPENER =
  /^\W{0,3}(?:hi|hello|hey|thanks|thank you|thx|cheers|please|pls|plz|ideas|any(?:one|body| idea| help| thoughts)?|what|why|how|help|can (?:someone|anyone|somebody|you|we|this|it|i)|could (?:someone|anyone|you|we|this|it)|is (?:this|it|that|anyone)|should|do (?:i|we|you)|does (?:this|it|anyone)|(?:we|i) (?:see|saw|have|had|got|get|are|am|was|were|did|do|tried|need|think|also|already|already)|i'(?:m|ve)|we're|this (?:is|was|came|keeps|happen\w{0,3}|started|one)|it (?:is|was|keeps|came|started|happen\w{0,3})|seen|same|looks|and then|also|fyi|asap)\b/i
// …failure with the, …has failed on, …Manager (CSSM) :, …PID:N9K-C9332C,
const OPEN_END =
  /(?:[:,(/&-]|\b(?:the|a|an|with|on|of|to|for|in|from|by|has|have|had|is|was|are|were|will|be|been|and|or|that|this|new|not|cannot|could|may|must))\s{0,3}$/i
const SENTENCE_END = /[.!?]["')]?\s{0,3}$/
// …with the Cisco Smart: a name goes on in the next row
const NAME_END = /\s[A-Z][A-Za-z]{1,20}$/

/** Whether a row is something of its own, a heading, a list item, a greeting, a question, and not the rest of `before`. */
export function isOfItsOwn(before: string, row: string): boolean {
  if (/^\s{2,}\S/.test(row) || HEADING.test(row) || BULLET.test(row) || OPENER.test(row)) return true
  if (SENTENCE_END.test(before.slice(-8)) && !/^\s?[a-z(]|^ /.test(row)) return true
  // nameCan: within a word no capital follows a small letter, and between words a blank would stand on one side
  return /[a-z.)!?]$/.test(before) && /^(?:[A-Z][a-z']|I )/.test(row)
}

/** Whether a row ends where no message can end: within brackets, or on a word that wants another. */
export function isCutOpen(before: string): boolean {
  const end = before.slice(-200).trimEnd()
  return OPEN_END.test(end) || end.split('(').length > end.split(')').length
}

/** Whether a row that no terminal had cut still misses its end, and `row` reads like that end. */
export function isUnfinished(before: string, row: string): boolean {
  const end = before.slice(-200).trimEnd()
  const start = row.trimStart()
  if (HEADING.test(row) || BULLET.test(row) || OPENER.test(start)) return false
  if (isCutOpen(before)) return true
  if (SENTENCE_END.test(end)) return false
  return /^[a-z(:]/.test(start) || NAME_END.test(end) || start.slice(0, 120).includes(' : ')
}
