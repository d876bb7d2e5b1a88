import type { Entry } from '../knowledge/entries.ts'

/** What an entry says of what it is, whatever its kind. */
export function meansOf(entry: Entry): string {
  if ('means' in entry && entry.means) return entry.means
  if ('why' in entry && 'actions' in entry) return entry.why
  return 'text' in entry ? [entry.text].flat().join(' ') : entry.title
}
