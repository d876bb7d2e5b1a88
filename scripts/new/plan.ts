/** What one more needs: files to make, files to change, and what is left to do by hand. */
export type Plan = {
  files: { path: string; text: string }[]
  edits: { path: string; edit: (text: string) => string }[]
  next: string[]
}

/** A name in small letters with dashes. */
export function kebab(name: string): string {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) {
    throw new Error(
      `"${name}" must be small letters and figures with dashes between, like dns-not-configured`,
    )
  }
  return name
}

/** `dns-not-configured` as `dnsNotConfigured`. */
export function camel(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** Puts a line in front of the first one that begins so and comes after it in the alphabet, else behind the last one. */
function insertSorted(text: string, line: string, begins: string, keyOf: (line: string) => string): string {
  const lines = text.split('\n')
  const like = [...lines.keys()].filter((at) => lines[at]?.startsWith(begins))
  const place = like.find((at) => keyOf(lines[at] ?? '') > keyOf(line)) ?? (like.at(-1) ?? -1) + 1
  return lines.toSpliced(place, 0, line).join('\n')
}

/** Adds an import where the alphabet has it. */
export function addImport(text: string, names: string, from: string): string {
  const line = `import { ${names} } from '${from}'`
  return insertSorted(text, line, 'import ', (each) => {
    const source = /from '(?<source>[^']+)'/.exec(each)?.groups?.source ?? ''
    return source.startsWith('.') ? `~${source}` : source
  })
}

/** Puts a line in front of another one, which must be there. */
export function insertBefore(text: string, line: string, before: string): string {
  const at = text.indexOf(before)
  if (at === -1) throw new Error(`found no place for "${line.trim()}": there is no line "${before.trim()}"`)
  return `${text.slice(0, at)}${line}\n${text.slice(at)}`
}
