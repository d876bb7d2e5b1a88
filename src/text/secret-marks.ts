/**
 * What a secret can be. The answer's warnings and the placeholders use these words. Source: the places where a
 * licensing paste carries credentials (trust code command, proxy, SNMP, AAA, exports, chat).
 */
export const SECRET_KINDS = [
  'idtoken',
  'password',
  'proxy credential',
  'community',
  'key',
  'bearer token',
  'slack token',
  'api key',
  'private key',
] as const

/** One of `SECRET_KINDS`. */
export type SecretKind = (typeof SECRET_KINDS)[number]

// U+F8E0 is the first kind's mark: private characters, so that a masked text keeps its length, its rows and its syntax
const FIRST = 0xf8e0
const MARK = /[\uf8e0-\uf8e8]/

/** As many marks of the kind as the secret had characters. A run of marks is a placeholder in the making. */
export function mask(kind: SecretKind, length: number): string {
  return String.fromCharCode(FIRST + SECRET_KINDS.indexOf(kind)).repeat(length)
}

/** Whether the text holds a mark. */
export function isMasked(text: string): boolean {
  return MARK.test(text)
}

/** Whether the text is nothing but marks. */
export function isAllMasked(text: string): boolean {
  return /^[\uf8e0-\uf8e8]{1,65536}$/.test(text)
}

/** The text with `[idtoken removed]` for each run of marks. */
export function withPlaceholders(text: string): string {
  if (!MARK.test(text)) return text
  return text.replace(
    /[\uf8e0-\uf8e8]{1,65536}/g,
    (run) => `[${SECRET_KINDS[run.charCodeAt(0) - FIRST] ?? 'secret'} removed]`,
  )
}

/** The text without characters that could be taken for marks. */
export function withoutMarks(text: string): string {
  return MARK.test(text) ? text.replace(/[\uf8e0-\uf8e8]/g, '\ufffd') : text
}
