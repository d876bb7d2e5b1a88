import type { Answer } from '../reply/answer.ts'

/**
 * Whether something that was written in the thread of an open incident is output for it, so that it counts as asked:
 * a message with its text, an output, a device's error, a server's log, a command at a prompt. A question and a
 * mnemonic that somebody only mentions are talk.
 */
export function countsAsOutput({ evidence }: Answer): boolean {
  return evidence.some(({ kind, message, chosenBy }) => {
    if (kind === 'question' || chosenBy) return false
    return kind !== 'message' || message === undefined || message.text !== '' || message.at !== undefined
  })
}
