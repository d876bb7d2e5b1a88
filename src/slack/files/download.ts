import { DOWNLOAD_AT_MOST, FETCH_WITHIN } from './file-limits.ts'
import type { Refusal } from './refusal.ts'

/** A file as it came, or why it didn't. */
export type Downloaded = { bytes: Uint8Array } | { refused: Refusal }

/**
 * Fetches a file from an address that `fileAddress` let through, with the bot's token. Redirects aren't followed,
 * it takes ten seconds at most, and no byte is taken in beyond the limit, whatever Slack says about its size.
 */
export async function download(address: URL, token: string, within = FETCH_WITHIN): Promise<Downloaded> {
  try {
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'identity' },
      redirect: 'manual',
      signal: AbortSignal.timeout(within),
    })
    const refused = refusalOf(response)
    if (!refused) return await readBody(response)
    await response.body?.cancel()
    return { refused }
  } catch {
    return { refused: 'failed' }
  }
}

/** Without the permission Slack sends a login page, or on to one. */
function refusalOf({ status, headers }: Response): Refusal | undefined {
  if (status >= 300 && status < 400) return isLogin(headers.get('location')) ? 'scope' : 'redirect'
  if (status === 401 || status === 403) return 'scope'
  if (status === 404 || status === 410) return 'gone'
  if (status !== 200) return 'failed'
  return (headers.get('content-type') ?? '').toLowerCase().startsWith('text/html') ? 'scope' : undefined
}

/** `https://example.slack.com/?redir=%2Ffiles-pri%2F…` */
function isLogin(location: string | null): boolean {
  return location !== null && URL.canParse(location) && new URL(location).searchParams.has('redir')
}

async function readBody(response: Response): Promise<Downloaded> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    // leaving the loop closes the connection
    if (length > DOWNLOAD_AT_MOST) return { refused: 'large' }
    chunks.push(chunk)
  }
  return { bytes: Buffer.concat(chunks) }
}
