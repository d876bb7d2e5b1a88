import type { Command } from '../knowledge/step.ts'

/** The slot for the lines that take back what somebody changed. */
export const CHANGED_BACK = '<changed-back>'

/** A command whose slot was filled with several lines, one command a line; an indented line is typed in the mode of the one above. */
export function linesOfCommand(command: Command): Command[] {
  if (command.text === CHANGED_BACK) return []
  let mode = command.mode
  return command.text.split('\n').map((line) => {
    const text = line.trimStart()
    if (text === line) mode = command.mode
    const own = { ...command, mode, text }
    if (text.startsWith('vrf context ')) mode = 'config-vrf'
    if (text.startsWith('interface ')) mode = 'config-if'
    return own
  })
}
