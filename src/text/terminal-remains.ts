/**
 * What a terminal leaves in a capture, taken away: colours and other escapes, control characters, `--More--`, and
 * what backspaces had wiped out.
 */
export function withoutTerminalRemains(text: string): string {
  let plain = text
  if (/[\u001b\u009b\u241b]|\^\[\[/.test(plain)) plain = withoutEscapes(plain)
  if (plain.includes('\b')) plain = overprinted(plain)
  plain = plain.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, '')
  if (!plain.includes('More')) return plain
  // --More--, <--- More --->, and the blanks that wiped it out
  return plain.replace(/(?:<-{1,3} ?|-{2,3} ?\(?)More(?: ?-{1,3}>|\)? ?-{2,3})(?:\(\d{1,3}%\))? {0,9}/g, '')
}

function withoutEscapes(text: string): string {
  return (
    text
      // ESC ] 0 ; title BEL
      .replace(/\u001b\][^\u0007\u001b]{0,400}(?:\u0007|\u001b\\)?/g, '')
      // ESC [ 1 ; 31 m, and the same with the one character for ESC [
      .replace(/(?:\u001b\[|\u009b)[0-?]{0,64}[ -/]{0,8}[@-~]?/g, '')
      // ESC ( B, ESC =
      .replace(/\u001b(?:[()*+][0-9A-Za-z]|[^[\]])/g, '')
      // ^[[0m, ␛[K: printed with signs
      .replace(/(?:\^\[|\u241b)\[[0-9;?]{0,32}[A-Za-z]/g, '')
  )
}

/** What the screen showed: a backspace only steps back, and what comes next overwrites. */
function overprinted(text: string): string {
  const cells: string[] = []
  let at = 0
  for (const character of text) {
    if (character === '\b') at = Math.max(0, at - 1)
    else cells[at++] = character
  }
  return cells.join('').trimEnd()
}
