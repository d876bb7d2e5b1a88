import { outputsProving } from '../diagnosis/ask.ts'
import type { Diagnosis, DueStep, Finding, Note } from '../diagnosis/diagnosis.ts'
import { explainingEntry } from '../diagnosis/entry-of.ts'
import { isTwin } from '../diagnosis/platforms.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { findEntry } from '../knowledge/entries.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { SecretFound } from '../text/line.ts'
import type { Answer } from './answer.ts'
import { clarifyOf } from './chosen.ts'
import { composeFirst } from './first.ts'
import { headline } from './headline.ts'
import { meansOf } from './means.ts'
import { nameIt } from './named.ts'
import { lineNumbers, type Naming, proofText, where } from './proof-text.ts'
import { say } from './say.ts'
import { tacCommands } from './tac-commands.ts'
import { withinLimits } from './within-limits.ts'

/**
 * Puts a diagnosis into words, all of them the knowledge base's. `at` is the time that deadlines are counted from, unless
 * the paste has its own.
 * With `naming`, the words name lines of the pastes that the text was joined from; spans stay those of the text.
 */
export function compose(diagnosis: Diagnosis, knowledge: Knowledge, at: string, naming?: Naming): Answer {
  const { verdict, evidence, countedFrom = at } = diagnosis
  const byId = new Map(evidence.map((each) => [each.id, each]))
  const said = {
    act: verdict.act,
    ...headline(knowledge, diagnosis, countedFrom),
    ...(verdict.by && { by: verdict.by }),
    ...(diagnosis.countedFrom && { countedFrom: diagnosis.countedFrom }),
    ...(verdict.about && { about: verdict.about.id }),
  }
  const causes = diagnosis.findings.map((finding) => composeCause(finding, knowledge, byId, naming))
  const checklist = diagnosis.checklist.map((step) => composeStep(step, knowledge, byId, naming))
  const ask = diagnosis.ask.map(({ output, command: { text, mode, platform } }) => ({
    command: text,
    why: knowledge.outputs.get(output)?.why ?? '',
    mode,
    platform,
  }))
  return withinLimits({
    schema: 'slp.answer/1',
    knowledge: knowledge.version,
    verdict: said,
    first: composeFirst(diagnosis, { verdict: said, causes, checklist, ask }, knowledge, countedFrom, naming),
    evidence: evidence.map((each) => composeEvidence(each, knowledge, diagnosis.closed.get(each.id))),
    facts: diagnosis.facts.map(({ key, value, device, evidence: id, lines, superseded, said: inWords }) => ({
      key,
      value,
      ...(device !== undefined && { device }),
      evidence: id,
      lines,
      ...(superseded && { superseded }),
      ...(inWords && { said: true as const }),
    })),
    causes,
    checklist,
    ask,
    clocks: diagnosis.clocks.flatMap((id) => {
      const clock = knowledge.clocks.get(id)
      return clock ? [{ id, text: clock.text, ...(clock.wait && { wait: clock.wait }) }] : []
    }),
    notes: diagnosis.notes.map(({ kind, say: said, causes }) => ({
      kind,
      text: typeof said === 'string' ? said : noteText(said, knowledge, naming),
      ...(causes && { causes }),
    })),
    ...clarifyOf(diagnosis, knowledge),
    ...choicesOf(diagnosis, knowledge),
    warnings: diagnosis.secrets.map((secret) => composeWarning(secret, knowledge, naming)),
    ...(verdict.act !== 'nothing' && { escalation: escalation(knowledge) }),
    sources: composeSources(diagnosis.sources, knowledge),
    unrecognized: diagnosis.unrecognized.map((lines) => ({ lines })),
  })
}

/** What a question may have meant that no entry is sure to answer. */
function choicesOf({ near = [] }: Diagnosis, knowledge: Knowledge): Pick<Answer, 'choices'> {
  const choices = near.flatMap((entry) => {
    const found = findEntry(knowledge, entry)
    if (!found) return []
    const [says = ''] = 'answer' in found ? found.answer : [meansOf(found)]
    return [{ entry, title: found.title, ...(says && !says.includes('{') && { says }) }]
  })
  return choices.length > 0 ? { choices } : {}
}

function composeEvidence(
  evidence: Evidence,
  knowledge: Knowledge,
  closedBy: string | undefined,
): Answer['evidence'][number] {
  const { facts: _, at: __, show: pasted, ...shown } = evidence
  // what a filter covers is for asking no more, and nothing to tell
  const { covers: ___, ...show } = pasted ?? {}
  const explanation =
    evidence.level === 'named' ? nameIt(knowledge, evidence) : explanationOf(evidence, knowledge)
  return {
    ...shown,
    ...(pasted && { show: show as Omit<typeof pasted, 'covers'> }),
    ...(explanation && { explanation }),
    ...(closedBy && { closedBy }),
  }
}

/** What an entry says of itself, whatever its kind. A twin takes over what a message means and no more. */
function explanationOf(
  evidence: Evidence,
  knowledge: Knowledge,
): Answer['evidence'][number]['explanation'] | undefined {
  const entry =
    explainingEntry(evidence, knowledge) ?? (evidence.entry && findEntry(knowledge, evidence.entry))
  if (!entry) return undefined
  const impact = isTwin(evidence)
    ? say(knowledge, 'impact.twin')
    : // nothing that a model chose calms anybody
      'impact' in entry && !evidence.chosenBy
      ? entry.impact
      : undefined
  return {
    title: entry.title,
    means: meansOf(entry),
    ...(impact && { impact }),
  }
}

function composeCause(
  finding: Finding,
  knowledge: Knowledge,
  evidence: ReadonlyMap<string, Evidence>,
  naming: Naming | undefined,
): Answer['causes'][number] {
  const needs = finding.state === 'possible' ? outputsProving(knowledge, finding.lacks.flat()) : []
  return {
    id: finding.cause,
    title: knowledge.causes.get(finding.cause)?.title ?? finding.cause,
    state: finding.state,
    ...(finding.aside && { aside: true as const }),
    devices: [...finding.on].filter((device) => device !== undefined),
    because: finding.because.map((proof) => proofText(knowledge, proof, evidence, naming)),
    needs,
  }
}

function composeStep(
  { id, step, commands, undo, assumes, done, causes, devices }: DueStep,
  knowledge: Knowledge,
  evidence: ReadonlyMap<string, Evidence>,
  naming: Naming | undefined,
): Answer['checklist'][number] {
  return {
    id,
    text: step.do,
    state: done ? 'done' : 'todo',
    commands,
    ...(step.expect && { expect: step.expect }),
    ...(step.wait && { wait: step.wait }),
    ...(step.danger && { danger: step.danger }),
    ...(undo.length > 0 && { undo }),
    causes,
    ...(assumes.length > 0 && { assumes }),
    ...(devices.size > 0 && { devices: [...devices] }),
    ...(done && {
      because: done
        .flatMap((fact) => fact.from ?? [fact])
        .map((fact) => proofText(knowledge, { fact }, evidence, naming)),
    }),
  }
}

function noteText(
  { reply, values, lines }: Exclude<Note['say'], string>,
  knowledge: Knowledge,
  naming: Naming | undefined,
): string {
  return say(knowledge, reply, { ...values, ...(lines && { lines: lineNumbers(knowledge, lines, naming) }) })
}

function composeWarning(
  { what, lines }: SecretFound,
  knowledge: Knowledge,
  naming: Naming | undefined,
): Answer['warnings'][number] {
  const name = say(knowledge, [`secret.${what}`, 'secret.other'])
  const revoke = say(knowledge, [`revoke.${what}`, 'revoke.other'])
  return {
    kind: 'secret',
    what,
    lines,
    text: say(knowledge, 'warning.secret', { where: where(knowledge, lines, naming), what: name, revoke }),
  }
}

function escalation(knowledge: Knowledge): NonNullable<Answer['escalation']> {
  return {
    when: say(knowledge, 'escalation.when'),
    collect: tacCommands(knowledge),
  }
}

function composeSources(ids: readonly string[], knowledge: Knowledge): Answer['sources'] {
  const seen = new Map<string, Answer['sources'][number]>()
  for (const id of ids) {
    for (const { document, section, lines } of findEntry(knowledge, id)?.source ?? []) {
      const title = knowledge.documents.get(document) ?? document
      seen.set(`${title} ${section} ${lines?.join() ?? ''}`, { title, section, ...(lines && { lines }) })
    }
  }
  return [...seen.values()]
}
