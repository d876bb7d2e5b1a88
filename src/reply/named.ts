import { reasonOfNamed } from '../diagnosis/acts.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { quote } from './quote.ts'
import { say } from './say.ts'

/** What a piece of evidence is that the bot only knows by name: its kind and its decoded severity, no word of its meaning. */
export function nameIt(
  knowledge: Knowledge,
  evidence: Evidence,
): { title: string; means: string; impact: string } {
  const reason = reasonOfNamed(evidence)
  const { message, show, era } = evidence
  const values = {
    facility: message?.facility,
    mnemonic: message?.mnemonic,
    severity: message?.severity,
    severityName: message?.severityName,
    command: show?.command,
    text: quote(message?.text ?? ''),
    platform: say(knowledge, `platform.${evidence.platform}`),
  }
  const severity = message?.severity === undefined ? '' : ` ${say(knowledge, 'named.severity', values)}`
  return {
    title: say(knowledge, [`named.${reason}-${era ?? 'none'}-title`, `named.${reason}-title`], values),
    means: `${say(knowledge, [`named.${reason}-${era ?? 'none'}-means`, `named.${reason}-means`], values)}${severity}`,
    impact: say(knowledge, [`impact.${reason}`, 'impact.other'], values),
  }
}
