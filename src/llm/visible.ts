/**
 * A line as one sees it: compatibility forms are plain letters (NFKC), nothing is hidden in it (zero width, bidi, tag
 * characters, controls), and nothing in it looks like one of our placeholders.
 */
export function visible(line: string): string {
  return (
    line
      .toWellFormed()
      .normalize('NFKC')
      // Hangul fillers, the braille blank and joiners look like nothing too
      .replace(
        /\p{Cf}|\p{Co}|\p{Cn}|\u034f|\u17b4|\u17b5|[\u180b-\u180f]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]|[\u115f\u1160\u2800\u3164\uffa0]/gu,
        '',
      )
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ')
      .replaceAll('⟦', '[')
      .replaceAll('⟧', ']')
  )
}

/** As many whole words of a line as fit; none of a word that doesn't. */
export function wholeWords(line: string, atMost: number): string {
  if (line.length <= atMost) return line
  const end = line.lastIndexOf(' ', atMost)
  return end === -1 ? '' : line.slice(0, end).trimEnd()
}
