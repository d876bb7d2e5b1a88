/** A clause that is about servers which are no more. */
const GONE =
  /\b(?:gone|old|dead|away|off|down|died|retired|decommissioned|removed|replaced|switched off|no longer|was|were)\b/i
const NEW = /\b(?:new|now|use|using|replacement|(?:moved|moves|migrated|relocated)\b.{0,60}\bto)\b/i
/** More servers than these nobody types. */
const AT_MOST = 3

/** The addresses that stand after a word, with a blank between; without those that are said to be gone. */
export function serversIn(text: string, word: string): string | undefined {
  const from = Math.max(0, text.toLowerCase().indexOf(word))
  return joined(clausesOf(text.slice(from)).filter((clause) => !isGone(clause)))
}

/** The addresses of the clauses that say that they are new. */
export function newServersIn(text: string): string | undefined {
  return joined(clausesOf(text).filter((clause) => NEW.test(clause) && !isGone(clause)))
}

/** The clause that holds a word, the whole where none does. */
export function clauseWith(text: string, word: string): string {
  return clausesOf(text).find((clause) => clause.toLowerCase().includes(word)) ?? text
}

function isGone(clause: string): boolean {
  return GONE.test(clause) && !NEW.test(clause)
}

/** The clauses of a sentence; a comma or an "and" between two addresses parts none. */
function clausesOf(text: string): string[] {
  return text.split(/[;()]|,(?!\s{0,3}\d{1,3}\.\d)|\b(?:but|while)\b/)
}

function joined(clauses: readonly string[]): string | undefined {
  // 10.60.0.53, no part of a longer number, a prefix or a URL
  const found = clauses.flatMap(
    (clause) => clause.match(/(?<![\w./-])\d{1,3}(?:\.\d{1,3}){3}(?![\w/]|\.\d)/g) ?? [],
  )
  return found.length > 0 ? [...new Set(found)].slice(0, AT_MOST).join(' ') : undefined
}
