import type { Knowledge } from '../knowledge/knowledge.ts'

const ACTION = 'actions/collect-for-tac'

/** The outputs that a case at Cisco TAC wants beside the message, as commands: those of the action that collects them. */
export function tacCommands(knowledge: Knowledge): string[] {
  const steps = knowledge.actions.get(ACTION)?.steps ?? []
  return [...new Set(steps.flatMap(({ commands }) => commands.map(({ text }) => text)))]
}
