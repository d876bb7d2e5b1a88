import type { Context } from '@slack/bolt'
import { text } from './intake/loose.ts'

/** The inbox's row of what a listener works on; undefined where it has none. */
export function inboxOf({ inbox }: Context): string | undefined {
  return text(inbox) || undefined
}
