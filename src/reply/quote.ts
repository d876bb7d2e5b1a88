/** Characters that could move a terminal's cursor, hide text or turn its direction. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/

const AT_MOST = 160

/** A piece of pasted text, safe to show on one line: no control characters, no runs of spaces, not too long. */
export function quote(text: string, atMost: number = AT_MOST): string {
  const plain = [...text].map((each) => (UNSEEN.test(each) ? ' ' : each)).join('')
  const tidy = [...plain.toWellFormed().replaceAll(/\s+/g, ' ').trim()]
  return tidy.length <= atMost
    ? tidy.join('')
    : `${tidy
        .slice(0, atMost - 1)
        .join('')
        .trimEnd()}…`
}
