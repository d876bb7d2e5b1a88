import type { Answer } from '../../../reply/answer.ts'
import { type Lines, LinesButton } from './lines-button.tsx'

/** What the paste says, as facts with the lines that prove them. */
export function Facts({ answer, onLines }: { answer: Answer; onLines: (lines: Lines) => void }) {
  if (answer.facts.length === 0) return null
  return (
    <details open className="engine-part">
      <summary>
        Facts <small>{answer.facts.length}</small>
      </summary>
      <table>
        <thead>
          <tr>
            <th>fact</th>
            <th>value</th>
            <th>from</th>
          </tr>
        </thead>
        <tbody>
          {answer.facts.map(({ key, value, device, evidence, lines, superseded }) => (
            <tr key={`${key}${device}${evidence}${lines}`} data-old={superseded ? '' : undefined}>
              <td>
                <code>{key}</code>
              </td>
              <td>
                {value === null ? 'none' : typeof value === 'object' ? JSON.stringify(value) : `${value}`}
              </td>
              <td>
                <LinesButton lines={lines} onLines={onLines} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
