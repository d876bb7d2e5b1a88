import type { Plan } from './plan.ts'

/** A system message is its YAML alone; its examples are its tests. */
export function planMessage(name: string): Plan {
  const [mnemonic = '', facility = 'LICMGR'] = name.split('/').reverse()
  if (!/^[A-Z0-9_]+$/.test(mnemonic) || !/^[A-Z0-9_]+$/.test(facility) || name.split('/').length > 2) {
    throw new Error(
      `"${name}" must be the mnemonic as pasted, LOG_SMART_LIC_COMM_FAILED or LICMGR/LOG_SMART_LIC_COMM_FAILED`,
    )
  }
  const path = `knowledge/messages/${facility}/${mnemonic}.yml`
  const text = `# The digit as the documentation has it; devices may log another.
severity: 5
# The text behind the colon, with {peer} {detail} {pid} {sn} {days} {udi} where it varies; a list where releases differ.
text: "Write the text of ${mnemonic} here."
title: ${mnemonic} in a few words
means: What happened, in at most two sentences.
impact: What stops working, in one sentence.
# nothing, watch, fix, escalate or unknown
act: unknown
status: reasoned
source: { document: say-which, section: Write where this is from }
# Constructed.
examples:
  - line: "%${facility}-5-${mnemonic}: Write the text of ${mnemonic} here."
not:
  - "%${facility}-5-${mnemonic}_ELSE: Write the text of another message here."
`
  return {
    files: [{ path, text }],
    edits: [],
    next: [
      `Fill ${path}: text, title, means, impact, act, source; causes, ask and clocks where there are any.`,
      'Give it examples as devices log them, and near ones under `not`.',
      'npm run knowledge:check && npm run catalogue',
    ],
  }
}
