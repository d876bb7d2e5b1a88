import { licensingConfiguration } from '../diagnosis/configuration.ts'
import type { Diagnosis, Proof, Words } from '../diagnosis/diagnosis.ts'
import { isTwin } from '../diagnosis/platforms.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer, FirstAnswer } from './answer.ts'
import { fillIn } from './fill-in.ts'
import { type Naming, proofText, where } from './proof-text.ts'
import { say } from './say.ts'
import { guessesOf, isUndecided, likelyCauses } from './undecided.ts'

/** Lines of "because" and steps that a first view shows at most. */
const BECAUSE_AT_MOST = 3
const STEPS_AT_MOST = 6

/** Who is blamed where a setting is the fault; elsewhere a setting proves nothing. */
const OF_SETTINGS: ReadonlySet<string> = new Set(['transport', 'vrf', 'callhome', 'upgrade', 'proxy', 'dns'])

/** Words that a first view takes, commands and labels aside, and from how many on signs of success give way. */
const WORDS_AT_MOST = 150
const WORDS_WANTED = 140

/** How a switch is set up: told after what shows the cause. */
const SETTINGS: ReadonlySet<string> = new Set([
  'transport.type',
  'transport.overCslu',
  'transport.vrf',
  'report.lastPush',
])

/** The answer without its first view, as far as the first view needs it. */
type Rest = Pick<Answer, 'verdict' | 'causes' | 'checklist' | 'ask'>

/**
 * What a person reads first: the verdict and the direct answer, why, the whole plan, and what to paste only if it would
 * change the answer. Where no entry has words for it, the headline and the steps of the whole answer stand in.
 */
export function composeFirst(
  diagnosis: Diagnosis,
  rest: Rest,
  knowledge: Knowledge,
  at: string,
  naming?: Naming,
): FirstAnswer {
  const { first } = diagnosis
  const evidence = new Map(diagnosis.evidence.map((each) => [each.id, each]))
  const because = becauseOf(diagnosis, knowledge, evidence, naming)
  const word = (words: Words) => fillIn(words, diagnosis, knowledge, at)
  const asked = diagnosis.asked.map(({ say: words }) => word(words))
  if (!first) {
    const further = remarksOf(diagnosis, because, knowledge, at, naming)
    const reasons = [...because, ...further].slice(0, BECAUSE_AT_MOST)
    // a clock or a ping alone says nothing of licensing, but what was asked of it has its answer
    const isAnswered = asked.length > 0 && diagnosis.verdict.reason === 'supporting-only'
    return isAnswered
      ? { answer: [asked.join(' ')], because: reasons, plan: [], signs: [], paste: [], settles: true }
      : withinWords(withoutRow(diagnosis, rest, asked, reasons), rest)
  }
  const said = first.say.map(word)
  const lead = first.entry.startsWith('answers/') ? '' : leadBeside(diagnosis, knowledge)
  const guess = diagnosis.verdict.reason === 'likely' ? say(knowledge, 'first.most-likely') : ''
  const stepOf = (id: string) =>
    diagnosis.checklist.find((each) => each.id === id || each.alike.includes(id))?.id
  const commands = rest.ask.filter((_, place) => first.paste.includes(diagnosis.ask[place]?.output ?? ''))
  const whole = {
    answer: [
      ...(asked.length > 0 ? [asked.join(' ')] : []),
      [lead, guess, said[0]].filter(Boolean).join(' '),
      ...said.slice(1),
    ],
    because: [
      ...(first.because ?? []).map((words) => ({ text: word(words) })),
      ...because,
      ...remarksOf(diagnosis, because, knowledge, at, naming),
    ].slice(0, BECAUSE_AT_MOST),
    plan: [...new Set(first.plan.flatMap(({ id }) => stepOf(id) ?? []))]
      .filter((id) => rest.checklist.some((step) => step.id === id && step.state !== 'done'))
      .slice(0, STEPS_AT_MOST + 1),
    paste: commands.map(({ command }) => command),
    settles: commands.length === 0,
  }
  return withinWords(whole, rest, (asked.length > 0 ? 2 : 1) + (first.others ?? 0))
}

/**
 * Keeps a first view within its words: signs of success give way before reasons, and reasons before direct answers. The
 * last step's sign stays, since it tells that the trouble is over. `kept`: sentences of the answer that stay.
 */
function withinWords(whole: Omit<FirstAnswer, 'signs'>, { checklist }: Rest, kept = 1): FirstAnswer {
  const stepOf = (id: string) => checklist.find((step) => step.id === id)
  const last = whole.plan.at(-1)
  const signed = whole.plan.filter((id) => stepOf(id)?.expect !== undefined)
  const final = signed.filter((id) => id === last)
  const [one, two] = [whole.because.slice(0, 1), whole.because.slice(0, 2)]
  const shortened = (count: number) => [...whole.plan.slice(0, count - 1), ...whole.plan.slice(-1)]
  const words = ({ answer, because, plan, signs }: FirstAnswer) =>
    wordsIn([
      ...answer,
      ...because.map(({ text }) => text),
      ...plan.flatMap((id) => {
        const { text = '', danger = '', expect = '' } = stepOf(id) ?? {}
        return [text, danger, signs.includes(id) ? expect : '']
      }),
    ])
  const all: FirstAnswer = { ...whole, signs: signed }
  if (words(all) <= WORDS_WANTED) return all
  const tries: FirstAnswer[] = [
    { ...whole, signs: final },
    { ...whole, because: two, signs: final },
    { ...whole, because: one, signs: final },
    // what is said beside the verdict gives way before a step does: a plan with a gap leads nowhere
    ...[2, 1, 0].map((count) => ({
      ...whole,
      answer: whole.answer.slice(0, kept + count),
      because: one,
      signs: final,
    })),
    { ...whole, answer: whole.answer.slice(0, kept), because: [], signs: [] },
    ...[5, 4, 3, 2, 1].map((count) => ({ ...whole, because: [], plan: shortened(count), signs: [] })),
  ]
  return tries.find((each) => words(each) <= WORDS_AT_MOST) ?? { ...whole, because: one, plan: [], signs: [] }
}

function wordsIn(texts: readonly string[]): number {
  return texts.join(' ').split(/\s+/).filter(Boolean).length
}

/** The first view of what no entry has words for. */
function withoutRow(
  { verdict: { reason } }: Diagnosis,
  rest: Rest,
  asked: readonly string[],
  because: FirstAnswer['because'],
): Omit<FirstAnswer, 'signs'> {
  const { verdict, causes, checklist, ask } = rest
  const undecided = isUndecided(rest)
  const supported = new Set(likelyCauses(causes).map(({ id }) => id))
  const own = checklist.filter(
    (step) => step.causes.length === 0 || step.causes.some((id) => supported.has(id)),
  )
  const steps = undecided ? guessesOf(rest).slice(0, 2) : own
  // what registers as before policies isn't a release of which I know more
  const paste =
    verdict.act === 'nothing' || reason === 'before-policies'
      ? []
      : ask.slice(0, 1).map(({ command }) => command)
  return {
    answer: [asked.join(' '), verdict.headline, verdict.impact].filter(Boolean),
    because,
    plan: steps
      .filter(({ state }) => state !== 'done')
      .slice(0, STEPS_AT_MOST)
      .map(({ id }) => id),
    paste,
    settles: paste.length === 0,
  }
}

/** What shows the cause, each line of the paste once. */
function becauseOf(
  { verdict }: Diagnosis,
  knowledge: Knowledge,
  evidence: ReadonlyMap<string, Evidence>,
  naming: Naming | undefined,
): FirstAnswer['because'] {
  const ofThese = ({ device }: { device?: string | undefined }) =>
    device === undefined || verdict.devices.length === 0 || verdict.devices.includes(device)
  const own = verdict.cause?.because.filter((proof) => 'evidence' in proof || ofThese(proof.fact)) ?? []
  const telling = own.filter((proof) => !isSetting(proof))
  const { blames = [] } = knowledge.causes.get(verdict.cause?.cause ?? '') ?? {}
  const isOfSettings = blames.some((each) => OF_SETTINGS.has(each))
  // that a clock is wrong tells more than the error that it leads to
  const ordered = [...telling.filter(isClock), ...telling.filter((proof) => !isClock(proof))]
  const settings = own.filter(
    (proof) => isSetting(proof) && (telling.length === 0 || isOfSettings || !isTransport(proof)),
  )
  const proofs = [...ordered, ...settings].map((proof) => proofText(knowledge, proof, evidence, naming))
  const seen = new Set<string>()
  return proofs
    .filter(({ lines, text }) => {
      // the same words of another device's line tell nothing more
      const marks = [lines.join(), text.replace(/^[^:]{0,40}: /, '')]
      if (marks.some((mark) => seen.has(mark))) return false
      for (const mark of marks) seen.add(mark)
      return true
    })
    .slice(0, 2)
    .map(({ text, lines }) => ({ text, lines }))
}

/** Whether a fact is how the transport is set. */
function isTransport(proof: Proof): boolean {
  return 'fact' in proof && proof.fact.key.startsWith('transport.')
}

/** Whether a fact measures the switch's clock. */
function isClock(proof: Proof): boolean {
  return 'fact' in proof && proof.fact.key.startsWith('clock.')
}

/** Whether a fact only says how the switch is set up, which is no reason by itself. */
function isSetting(proof: Proof): boolean {
  return 'fact' in proof && SETTINGS.has(proof.fact.key)
}

/** What else the paste shows, by lines that the reasons don't name yet; what one message says is told by its own row. */
function remarksOf(
  diagnosis: Diagnosis,
  because: FirstAnswer['because'],
  knowledge: Knowledge,
  at: string,
  naming: Naming | undefined,
): FirstAnswer['because'] {
  const told = new Set(because.map(({ lines }) => lines?.join()))
  return diagnosis.remarks.flatMap(({ say: words, lines }) => {
    const [first] = lines.filter((span) => !told.has(span.join()))
    if (!first) return []
    told.add(first.join())
    const text = say(knowledge, 'because.shows', {
      where: where(knowledge, first, naming),
      what: fillIn(words, diagnosis, knowledge, at),
    })
    return [{ text, lines: first }]
  })
}

/** The topics of direct answers that say whether it can wait, and that nothing stops. */
const URGENCY = 'urgency'
const IMPACT = 'impact'

/** The lead, without what a direct answer has said already. */
function leadBeside(diagnosis: Diagnosis, knowledge: Knowledge): string {
  const told = new Set(diagnosis.asked.map(({ entry }) => knowledge.asked.get(entry)?.topic))
  if (told.has(URGENCY)) return ''
  return told.has(IMPACT)
    ? say(knowledge, `first.lead-${diagnosis.verdict.act}-unsure`)
    : leadOf(diagnosis, knowledge)
}

/** Whether one can go back to sleep, before what is wrong is said; nothing of that where the paste holds more than is known. */
function leadOf({ verdict, evidence, closed }: Diagnosis, knowledge: Knowledge): string {
  const { about, act } = verdict
  const open = evidence.filter(({ id }) => !closed.has(id))
  const vouched =
    about !== undefined &&
    !isTwin(about) &&
    !open.some(({ level }) => level === 'named') &&
    // a clock or a ping alone isn't only licensing's affair
    open.some((each) => each.level !== 'supporting' || licensingConfiguration(each) !== undefined) &&
    about.kind !== 'question'
  return say(knowledge, vouched ? `first.lead-${act}` : `first.lead-${act}-unsure`)
}
