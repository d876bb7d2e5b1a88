import { useEffect, useRef } from 'react'
import type { Insight } from '../../protocol.ts'
import type { Lines } from './lines-button.tsx'

/** The row between two pastes. */
const DIVIDER = '\u001c'

/** Lines of a paste that are shown. */
const LINES_AT_MOST = 400

/** The paste with its lines numbered: those that the engine knows are marked, those that were asked for stand out. */
export function Paste({ insight: { paste, answer }, lines }: { insight: Insight; lines: Lines | undefined }) {
  const box = useRef<HTMLOListElement>(null)
  const rows = paste.split('\n').map((text, at) => ({ text, number: at + 1 }))
  const known = new Set(
    answer.evidence.flatMap(({ lines, also = [] }) => [lines, ...also].flatMap(numbersOf)),
  )
  useEffect(() => {
    if (lines) box.current?.children.item(lines[0] - 1)?.scrollIntoView({ block: 'nearest' })
  }, [lines])
  return (
    <details open className="engine-part">
      <summary>
        Paste{' '}
        <small>
          {rows.length === 1 ? '1 line' : `${rows.length} lines`}, {known.size} recognised
        </small>
      </summary>
      <ol className="paste" ref={box}>
        {rows.slice(0, LINES_AT_MOST).map(({ text, number }) => (
          <li
            key={number}
            data-divider={text === DIVIDER ? '' : undefined}
            data-known={known.has(number) ? '' : undefined}
            data-shown={lines && number >= lines[0] && number <= lines[1] ? '' : undefined}
          >
            {text === DIVIDER ? 'next paste' : text || ' '}
          </li>
        ))}
      </ol>
    </details>
  )
}

function numbersOf([first, last]: readonly [number, number]): number[] {
  return Array.from({ length: Math.min(last - first + 1, LINES_AT_MOST) }, (_, at) => first + at)
}
