import type { Answer } from './answer.ts'

/**
 * Whether all that the paste leaves is possible causes: then the one thing to paste next comes before any guess, and
 * guesses are few.
 */
export function isUndecided({
  causes,
  checklist,
  ask,
}: Pick<Answer, 'causes' | 'checklist' | 'ask'>): boolean {
  return (
    ask.length > 0 &&
    causes.some(({ state }) => state === 'possible') &&
    likelyCauses(causes).length === 0 &&
    checklist.every((step) => step.causes.length > 0)
  )
}

/** The causes that the paste supports, or that the words beside it make likely, and that may be what is wrong. */
export function likelyCauses(causes: Answer['causes']): Answer['causes'] {
  return causes.filter(({ state, aside }) => (state === 'supported' || state === 'likely') && !aside)
}

/**
 * The steps that are worth a try meanwhile: not the very output that is to be pasted next, and, as long as there are
 * others, none that changes something on a guess.
 */
export function guessesOf({ checklist, ask }: Pick<Answer, 'checklist' | 'ask'>): Answer['checklist'] {
  const asked = ask[0]?.command
  const isAsked = ({ commands }: Answer['checklist'][number]) =>
    commands.length === 1 && commands[0]?.text === asked
  const looks = checklist.filter(
    (step) => !isAsked(step) && step.commands.length > 0 && step.commands.every(isLook),
  )
  return looks.length > 0 ? looks : checklist
}

function isLook({ mode, text }: Answer['checklist'][number]['commands'][number]): boolean {
  return mode === 'web' ? text.startsWith('http') : mode === 'exec' && /^(?:show|ping) /.test(text)
}
