/** Something wrong in a file, at a path in its data; which line that is, whoever prints it looks up. */
export type Problem = { file: string; path: PropertyKey[]; what: string }

/** A problem of an entry. */
export function problemOf(id: string, path: PropertyKey[], what: string): Problem {
  return { file: `${id}.yml`, path, what }
}

/** Complaints of one kind about one file: what is no entry at all has one on every line. */
export const PROBLEMS_AT_MOST = 20
