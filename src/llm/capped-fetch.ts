/** Bytes of an answer; a choice is a few hundred. */
const BODY_AT_MOST = 256 * 1024

/**
 * `fetch` that follows no redirect, since a redirect would carry the question to another host, and that breaks off an
 * answer that grows too large, counted as it comes in and unpacked.
 */
export async function cappedFetch(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, redirect: 'error' })
  const stated = Number(response.headers.get('content-length') ?? 0)
  if (stated > BODY_AT_MOST) {
    await response.body?.cancel()
    throw new Error('the answer is too large')
  }
  if (!response.body) return response
  const { status, statusText, headers } = response
  return new Response(response.body.pipeThrough(counter()), { status, statusText, headers })
}

function counter(): TransformStream<Uint8Array, Uint8Array> {
  let size = 0
  return new TransformStream({
    transform(chunk, controller) {
      size += chunk.byteLength
      if (size > BODY_AT_MOST) controller.error(new Error('the answer is too large'))
      else controller.enqueue(chunk)
    },
  })
}
