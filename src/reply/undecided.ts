import type { Answer } from './answer.ts'

/**
 * Whether all that the paste leaves is possible causes: then the one thing to paste next comes before any guess, and
 * guesses are few.
 */
export function isUndecided({ causes, checklist, ask }: Answer): boolean {
  return (
    ask.length > 0 &&
    causes.some(({ state }) => state === 'possible') &&
    likelyCauses(causes).length === 0 &&
    checklist.every((step) => step.causes.length > 0)
  )
}

/** The causes that the paste supports and that may be what is wrong. */
export function likelyCauses(causes: Answer['causes']): Answer['causes'] {
  return causes.filter(({ state, aside }) => state === 'supported' && !aside)
}

/** The steps that are worth a try meanwhile: not the very ping that is to be pasted next. */
export function guessesOf({ checklist, ask }: Answer): Answer['checklist'] {
  const asked = ask[0]?.command
  if (!asked?.startsWith('ping ')) return checklist
  return checklist.filter(({ commands }) => commands.length !== 1 || commands[0]?.text !== asked)
}
