import type { Found, RedactionContext } from './redact/rule.ts'
import { RULES } from './redact/rules.ts'

/** A text with placeholders such as `⟦HOST_1⟧`, and what each stands for. The map is for this request's memory only. */
export type Redacted = { text: string; map: ReadonlyMap<string, string> }

/** Kinds whose values are names: found in one place, they go everywhere. */
const NAMES = new Set(['HOST', 'USER', 'SN', 'UDI', 'NAME', 'DOMAIN'])

/** A shorter name may be any word. */
const NAME_AT_LEAST = 3

/**
 * Replaces what names the house: serial numbers, addresses, hosts, domains, e-mail, user names. The same value has the
 * same placeholder, so that what belongs together still does. Secrets are the business of `withoutSecrets`, before this.
 * Linear in the text, and `restore` takes it back exactly.
 */
export function redact(text: string, context: RedactionContext): Redacted {
  const first = withoutOverlaps(RULES.map((rule) => rule(text, context)))
  const found = withoutOverlaps([first, againElsewhere(text, first, context)])
  const map = new Map<string, string>()
  const placeholders = new Map<string, string>()
  const counts = new Map<string, number>()
  let shown = ''
  let at = 0
  for (const { kind, start, end } of found) {
    const value = text.slice(start, end)
    const placeholder = placeholders.get(value) ?? next(kind, counts, text)
    placeholders.set(value, placeholder)
    map.set(placeholder, value)
    shown += text.slice(at, start) + placeholder
    at = end
  }
  return { text: shown + text.slice(at), map }
}

/** The text as it was. */
export function restore({ text, map }: Redacted): string {
  // ⟦HOST_1⟧
  return text.replaceAll(/⟦[A-Z0-9]+_\d+⟧/g, (placeholder) => map.get(placeholder) ?? placeholder)
}

/** The next placeholder of a kind that the text itself doesn't hold. */
function next(kind: string, counts: Map<string, number>, text: string): string {
  for (;;) {
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    const placeholder = `⟦${kind}_${count}⟧`
    if (!text.includes(placeholder)) return placeholder
  }
}

/** In the order of the text; of overlapping finds, those of the earlier list, then the longer ones. */
function withoutOverlaps(lists: readonly Found[][]): Found[] {
  const ranked = lists
    .flatMap((list, rank) => list.map((each) => ({ ...each, rank })))
    .sort((one, other) => one.start - other.start || one.rank - other.rank || other.end - one.end)
  const kept: (Found & { rank: number })[] = []
  for (const each of ranked) {
    const last = kept.at(-1)
    if (!last || each.start >= last.end) kept.push(each)
    // what is found twice goes as a whole, so that no end of it is left over
    else last.end = Math.max(last.end, each.end)
  }
  return kept.map(({ kind, start, end }) => ({ kind, start, end }))
}

/** Names that were found somewhere, wherever else they stand as words. */
function againElsewhere(text: string, found: readonly Found[], { isKnown }: RedactionContext): Found[] {
  const kinds = new Map<string, string>()
  for (const { kind, start, end } of found) {
    const value = text.slice(start, end).toLowerCase()
    if (NAMES.has(kind) && value.length >= NAME_AT_LEAST && !isKnown(value)) kinds.set(value, kind)
  }
  if (kinds.size === 0) return []
  return [...text.matchAll(/[\p{L}\p{N}_.-]+/gu)].flatMap(({ index, 0: run }) => {
    const word = run.replace(/[.-]$/, '')
    const kind = kinds.get(word.toLowerCase())
    return kind ? [{ kind, start: index, end: index + word.length }] : []
  })
}
