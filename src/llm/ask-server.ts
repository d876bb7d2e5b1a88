import type { Client, ServerReply } from './client.ts'
import { readFailure } from './failure.ts'
import { FORMS, type Form, type RequestBody } from './request.ts'

/** The form that a server was found to take; kept for as long as the process lives. */
export type KnownForm = { form: Form }

/** A server's answer, and the form in which it was asked. */
export type Asked = { reply: ServerReply; form: Form }

/**
 * Asks a server in the strictest form that it takes: where it refuses one as a bad request, in the next looser one. The
 * form that works is remembered, so that the way down is gone once.
 */
export async function askServer(
  client: Client,
  build: (form: Form) => RequestBody,
  known: KnownForm,
  signal: AbortSignal,
): Promise<Asked> {
  for (let at = FORMS.indexOf(known.form); ; at++) {
    const form = FORMS[at] ?? 'text'
    try {
      const reply = await client(build(form), signal)
      known.form = form
      return { reply, form }
    } catch (error) {
      const last = at >= FORMS.length - 1
      if (last || signal.aborted || readFailure(error).kind !== 'unsupported') throw error
    }
  }
}

/** The next looser form: for a server that accepts one and doesn't hold the model to it. */
export function loosen(known: KnownForm): void {
  known.form = 'text'
}
