import type { Acts, Insight, Outcome, Setting, Update } from '../protocol.ts'

/** What the page is told at its start. */
export async function readSetting(): Promise<Setting> {
  const response = await fetch('/api/setting')
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  return response.json()
}

/** Does something as that person; a server that isn't there is told like a refusal. */
export async function perform<Name extends keyof Acts>(
  user: string,
  name: Name,
  act: Acts[Name],
): Promise<Outcome> {
  try {
    const response = await post(user, name, act)
    return response.ok ? response.json() : { refused: `That did not work (${response.status}).` }
  } catch {
    return { refused: 'The playground does not answer. Is it still running?' }
  }
}

/** What the engine makes of a thread, or of one paste of it; undefined where that is gone. */
export async function readInsight(
  user: string,
  channel: string,
  ts: string,
  only: string | undefined,
): Promise<Insight | undefined> {
  const response = await post(user, 'insight', { channel, ts, ...(only && { only }) })
  return response.ok ? response.json() : undefined
}

/** Follows what changes on a person's screen; gives the way to stop. `onState`: whether the connection stands. */
export function follow(
  user: string,
  onUpdate: (update: Update) => void,
  onState: (connected: boolean) => void,
): () => void {
  const source = new EventSource(`/api/live?user=${encodeURIComponent(user)}`)
  source.onopen = () => onState(true)
  source.onerror = () => onState(false)
  source.onmessage = (event) => onUpdate(JSON.parse(event.data) as Update)
  return () => source.close()
}

function post(user: string, name: string, body: object): Promise<Response> {
  return fetch(`/api/${name}?user=${encodeURIComponent(user)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}
