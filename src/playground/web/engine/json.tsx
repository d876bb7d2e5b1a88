import type { Answer } from '../../../reply/answer.ts'

/** The whole answer, as scripts get it. */
export function Json({ answer }: { answer: Answer }) {
  const written = JSON.stringify(answer, null, 2)
  return (
    <details className="engine-part">
      <summary>
        JSON <small>{answer.schema}</small>
      </summary>
      <button type="button" className="button" onClick={() => void navigator.clipboard.writeText(written)}>
        Copy
      </button>
      <pre className="json">{written}</pre>
    </details>
  )
}
