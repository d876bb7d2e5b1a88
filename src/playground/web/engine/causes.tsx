import type { Answer } from '../../../reply/answer.ts'
import { type Lines, LinesButton } from './lines-button.tsx'

const ORDER = ['supported', 'likely', 'possible', 'ruled-out'] as const

/** What may be behind it: supported, possible or ruled out, each with the lines that say so and what would decide. */
export function Causes({ answer, onLines }: { answer: Answer; onLines: (lines: Lines) => void }) {
  if (answer.causes.length === 0) return null
  return (
    <details open className="engine-part">
      <summary>
        Causes <small>{answer.causes.length}</small>
      </summary>
      <ul>
        {ORDER.flatMap((wanted) => answer.causes.filter(({ state }) => state === wanted)).map((cause) => (
          <li key={cause.id}>
            <span className="tag" data-state={cause.state}>
              {cause.state}
            </span>
            {cause.title}
            {cause.because.map(({ text, lines }) => (
              <p key={`${text}${lines}`} className="because">
                <LinesButton lines={lines} onLines={onLines} /> {text}
              </p>
            ))}
            {cause.state === 'possible' && cause.needs.length > 0 && (
              <small>
                would decide: {cause.needs.map((need) => need.replace('outputs/', '')).join(', ')}
              </small>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
