// Transport:, Usage reporting:, Trust Code installed: <none>, Status: ENABLED, ---------
const HEADING =
  /^\s{0,40}(?:[A-Z][\w ()/&-]{0,60}:\s{0,4}$|[A-Z][a-z]{1,20}(?: [A-Za-z]{1,20}){1,5}: |(?:Status|Type|URL|VRF|Proxy|Address|Port|Username|Password|Version|Count|Description|Handle|Total|Policy|Transport|Cslu address): |[-=*_#+]{4,})/
// - 2023 …, * seen twice, 1. …, !Command: …
const BULLET = /^\s{0,9}(?:[!#]|(?:[-*+•]|\d{1,2}[.)])\s)/
// thanks, hi all, any idea?, what does …, can someone …, we see …: what people write below a message. Words that
// end a cut one as well (`Utili|ty`) count only where they are all, or go on as people go on
const OPENER =
  /^\W{0,3}(?:(?:ty|bye|best|cheers|regards|help|ideas|same|also|this|thoughts)\W{0,9}$|(?:hi|hello|hey|thanks|thank you|thx|please|pls|plz|fyi|asap|kind regards|best regards)\b|any(?:one|body| idea| help| thoughts| clue)|(?:what|why|how|when|where) (?:is|are|does|do|did|can|could|should|to|now|about|come|would)\b|what's\b|why\b.{0,200}\?|help (?:me|please|with)\b|(?:can|could|would|should|do|does|did|is|has) (?:someone|anyone|anybody|somebody|you|we|i|this|it|that)\b|(?:we|i) (?:see|saw|have|had|got|get|are|am|was|were|did|do|tried|need|think|also|already|just|can|could|don't)\b|(?:i'm|i've|we're|we've)\b|(?:this|it) (?:is|was|came|keeps|happen\w{0,3}|started|says|shows)\b|(?:seen|same) (?:on|in|before|twice|this|since|today|here|for|it)\b|looks (?:like|bad|fine|ok)\b|and then\b|also (?:on|in|see|seen|seeing|got|from)\b)/i
// who did it and is prod in danger?: begins as a question does, and ends as one
const QUESTION =
  /^(?:who|what|why|how|when|where|which|is|are|do|does|did|can|could|should|will|has|have)\b.{0,300}\?\s{0,9}$/i
// …failure with the, …has failed on, …Manager (CSSM) :, …PID:N9K-C9332C,
const OPEN_END =
  /(?:[:,(/&-]|\b(?:the|a|an|with|on|of|to|for|in|from|by|has|have|had|is|was|are|were|will|be|been|and|or|that|this|new|not|cannot|could|may|must))\s{0,3}$/i
const OPEN_WORD = /\s(?:the|with|from|has|have|had|was|were|will|been|and|that|this|new|not|cannot)$/
// tools.|cisco.com, 10.|3(1)F: a dot that ends no sentence
const DOTTED = /^[\w-]{1,64}[./:(]\w|^\d/
const SENTENCE_END = /[.!?]["')]?\s{0,3}$/
// …with the Cisco Smart: a name goes on in the next row
const NAME_END = /\s[A-Z][A-Za-z]{1,20}$/

// CSSM On|Prem: a capital may follow where the word began with one
const CAPITAL_WORD = /(?:^|[^A-Za-z])[A-Z][A-Za-z]{0,20}$/

/**
 * Whether a row is something of its own, a heading, a list item, a greeting, a question, and not the rest of `before`.
 * `full` says that the break ate no blank.
 */
export function isOfItsOwn(before: string, row: string, full: boolean): boolean {
  // …Manager (CSSM) : is cut before its detail, which may read like a heading
  if (full && / : ?$/.test(before.slice(-4))) return false
  if (/^\s{2,}\S/.test(row) || HEADING.test(row) || BULLET.test(row)) return true
  if (OPENER.test(row) || QUESTION.test(row)) return true
  if (SENTENCE_END.test(before.slice(-8)) && !/^ /.test(row) && !DOTTED.test(row)) return true
  // nameCan: within a word no capital follows a small letter, and between words a blank would stand on one side
  return (
    full &&
    /[a-z.)!?]$/.test(before) &&
    !CAPITAL_WORD.test(before.slice(-24)) &&
    /^(?:[A-Z][a-z']|I )/.test(row)
  )
}

/** Whether a row ends in a whole word that wants another, `… the`, `… a new`; of short ones a terminal may have cut more. */
export function endsInOpenWord(before: string): boolean {
  return OPEN_WORD.test(before.slice(-24))
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
  if (HEADING.test(row) || BULLET.test(row) || OPENER.test(start) || QUESTION.test(start)) return false
  if (isCutOpen(before)) return true
  if (SENTENCE_END.test(end)) return false
  return (
    /^(?:[a-z(:]|[A-Z0-9]{1,40}_)/.test(start) || NAME_END.test(end) || start.slice(0, 120).includes(' : ')
  )
}
