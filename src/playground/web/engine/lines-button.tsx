/** First and last line of a paste, counted from 1. */
export type Lines = [number, number]

/** Names lines of the paste, and shows them there. */
export function LinesButton({ lines, onLines }: { lines: Lines; onLines: (lines: Lines) => void }) {
  const [first, last] = lines
  return (
    <button type="button" className="lines" onClick={() => onLines(lines)}>
      {first === last ? `line ${first}` : `lines ${first}–${last}`}
    </button>
  )
}
