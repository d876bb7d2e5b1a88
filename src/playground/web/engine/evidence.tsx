import type { Answer } from '../../../reply/answer.ts'
import { type Lines, LinesButton } from './lines-button.tsx'

/** What was recognised, piece by piece. */
export function Evidence({ answer, onLines }: { answer: Answer; onLines: (lines: Lines) => void }) {
  return (
    <details open className="engine-part">
      <summary>
        Evidence <small>{answer.evidence.length}</small>
      </summary>
      {answer.evidence.length === 0 && <p className="empty">Nothing that it knows.</p>}
      <ul>
        {answer.evidence.map(({ id, kind, level, lines, entry, message, show, device, closedBy }) => (
          <li key={id}>
            <code>{message?.mnemonic ?? show?.command ?? kind}</code>
            <span className="tag">{level}</span>
            {message && message.count > 1 && <span className="tag">×{message.count}</span>}
            {closedBy && <span className="tag good">closed</span>}
            <LinesButton lines={lines} onLines={onLines} />
            <small>{[device?.host, entry].filter(Boolean).join(' · ')}</small>
          </li>
        ))}
      </ul>
    </details>
  )
}
