import { withoutTerminalRemains } from './terminal-remains.ts'

const PRINTABLE = /^[\t -~]*$/
// {"message":"…: a line of JSON has its own use for double quotes
const JSON_LINE = /^\s{0,200}[{["].{0,400}":/

/**
 * A line in plain characters: typographic quotes, dashes, dots and spaces are ASCII, invisible characters and
 * terminal remains are gone. Letters of any language stay as they are.
 */
export function plainTypography(text: string): string {
  if (PRINTABLE.test(text) && !text.includes('More') && !text.includes('^[')) return text
  const plain = withoutTerminalRemains(text)
  if (PRINTABLE.test(plain)) return plain
  return withPlainQuotes(withPlainDashes(withPlainSpaces(plain)))
}

function withPlainSpaces(text: string): string {
  return (
    text
      // zero width, soft hyphen, joiners, bidi marks and embeddings, BOM, variation selectors
      .replace(
        /\u034f|\u17b4|\u17b5|[\u180b-\u180d]|[\ufe00-\ufe0f]|[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g,
        '',
      )
      // tag characters and further variation selectors
      .replace(/[\u{e0000}-\u{e01ef}]/gu, '')
      .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
  )
}

function withPlainDashes(text: string): string {
  return (
    text
      .replace(/[\u2010-\u2013\u2212\ufe63\uff0d]/g, '-')
      // LICMGR—3—LOG: an em dash in a word is a hyphen, elsewhere the two that a phone had turned into it
      .replace(/(?<=\w)[\u2014\u2015](?=\w)/g, '-')
      .replace(/[\u2014\u2015]/g, '--')
      .replace(/\u2026/g, '...')
      // ％ＬＩＣＭＧＲ－３: what an East Asian keyboard types
      .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
      // ^С with the Cyrillic letter, as the chapter prints it
      .replace(/\^\u0421/g, '^C')
  )
}

function withPlainQuotes(text: string): string {
  const plain = text.replace(/[\u2018\u2019\u201a\u201b\u2032\u02bc]/g, "'")
  return JSON_LINE.test(plain) ? plain : plain.replace(/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"')
}
