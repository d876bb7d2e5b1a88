// a control character other than a line break, a mark that turns or hides text, a tag character
const UNSEEN =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u

/** Text without characters that hide, turn or split what stands around them; line breaks stay, the others are spaces. */
export function inert(text: string): string {
  if (!UNSEEN.test(text)) return text
  return [...text]
    .map((each) => (UNSEEN.test(each) ? (each === '\t' ? ' ' : each === '\r' ? '' : ' ') : each))
    .join('')
}

/**
 * Text for a field that Slack parses (`text`, `mrkdwn`): no mention, link, broadcast or date can come out of it, and
 * no code span either. Where it can be chosen, rich_text is better: there nothing is parsed.
 */
export function escapeMrkdwn(text: string): string {
  return inert(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('`', '\u02cb')
}
