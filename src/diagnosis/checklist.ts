import type { Action } from '../knowledge/action.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Command, Step } from '../knowledge/step.ts'
import { linesOfCommand } from './command-lines.ts'
import type { DueStep, Finding, Group, Planned } from './diagnosis.ts'
import { guidanceFor } from './entry-of.ts'
import { evaluate } from './evaluate.ts'
import { isWanted, whetherApplies } from './places.ts'
import { stepOf } from './plan.ts'
import { type Dialects, dialectsOf } from './platforms.ts'
import { fillSlots } from './slots.ts'

/** `show license status`, `ping cslu-local vrf management` */
const LOOK = /^(?:show|ping|dir|run bash|guestshell|traceroute) /

/** What of a step grows while devices are added to it. */
type Open = { devices: Set<string>; groups: Set<Group> }

/**
 * The steps to take: those of the first view, in its order; then those of supported causes first, then those that the open evidence's entries name, then those of
 * possible causes, of which actions that begin with a look come before those that begin with a change; last those of
 * what is true beside it; none of ruled-out ones; each once. What fits no device's transport or topology, or has only
 * commands of another platform, is left out. What the evidence proves done arrives done.
 */
export function writeChecklist(
  knowledge: Knowledge,
  groups: readonly Group[],
  findings: readonly Finding[],
  {
    slots: told,
    assumed,
    settled,
    planned,
  }: {
    slots: ReadonlyMap<string, string>
    assumed: ReadonlyMap<string, string>
    settled: boolean
    planned: readonly Planned[]
  },
): DueStep[] {
  const slots: Slots = { told, assumed }
  const spoken = new Map(groups.map((group) => [group, dialectsOf(group, groups)]))
  const steps = new Map<string, DueStep & Open>()
  const alike = new Map<string, DueStep & Open>()
  const addStep = (
    { id, owners, cause }: Planned,
    entry: Action | undefined,
    step: Step,
    { doneOnly = false, chosen = false } = {},
  ) => {
    const concerned = owners.filter(
      // who planned a step for this case chose it against the transport that is set now: only its own `for` counts
      (group) =>
        (chosen ? whetherApplies(step.for, group.places) === 'yes' : concerns(entry, step, group)) &&
        isSpoken(step, spoken.get(group)),
    )
    if (concerned.length === 0) return
    if (doneOnly && !proven(step, new Set(concerned)).done) return
    const own = steps.get(id) ?? dueStep(id, step, jointly(concerned, spoken), slots)
    // two actions may have a step in common, such as the same ping: it is done once
    const due = alike.get(wordsOf(own)) ?? own
    if (cause && !due.causes.includes(cause)) due.causes.push(cause)
    if (id !== due.id && !due.alike.includes(id)) due.alike.push(id)
    for (const group of concerned) {
      due.groups.add(group)
      if (group.device !== undefined) due.devices.add(group.device)
    }
    alike.set(wordsOf(due), due)
    steps.set(due.id, due)
  }
  const add = (
    action: string,
    owners: readonly Group[],
    cause?: string,
    { doneOnly = false, looksOnly = false } = {},
  ) => {
    const entry = knowledge.actions.get(action) ?? knowledge.procedures.get(action)
    for (const step of entry?.steps ?? []) {
      if (looksOnly && changesSwitch(step)) continue
      addStep({ id: `${action}#${step.id}`, owners, ...(cause && { cause }) }, entry, step, { doneOnly })
    }
  }
  const dueTo = (state: Finding['state'], beside = false) =>
    findings
      .filter((finding) => finding.state === state && (finding.aside ?? false) === beside)
      .flatMap(({ cause, on }) => {
        const owners = groups.filter(({ device }) => on.has(device))
        return (knowledge.causes.get(cause)?.actions ?? []).map((action) => ({ action, owners, cause }))
      })
  const begins = ({ action, owners }: { action: string; owners: readonly Group[] }) =>
    (knowledge.actions.get(action) ?? knowledge.procedures.get(action))?.steps.find((step) =>
      owners.some((group) => concerns(knowledge.actions.get(action), step, group)),
    )
  for (const each of planned) {
    const step = stepOf(knowledge, each.id)
    const action = each.id.slice(0, each.id.indexOf('#'))
    if (step) {
      const entry = knowledge.actions.get(action) ?? knowledge.procedures.get(action)
      addStep(each, entry, step, { chosen: true })
    }
  }
  for (const { action, owners, cause } of [...dueTo('supported'), ...dueTo('likely')])
    add(action, owners, cause)
  for (const group of groups) {
    // what somebody typed asks for nothing more where all is well; that it is done stays
    const { asking, typed } = Object.groupBy(group.evidence, ({ kind }) =>
      settled && kind === 'command' ? 'typed' : 'asking',
    )
    const { complaints } = group
    for (const { actions } of guidanceFor({ evidence: asking ?? [], complaints }, knowledge)) {
      for (const action of actions) add(action, [group])
    }
    for (const { actions } of guidanceFor({ evidence: typed ?? [], complaints: [] }, knowledge)) {
      for (const action of actions) add(action, [group], undefined, { doneOnly: true })
    }
  }
  const guesses = dueTo('possible')
  const looking = guesses.filter((guess) => isLook(begins(guess)))
  const last = dueTo('supported', true)
  // nobody changes a switch for what is merely possible
  for (const { action, owners, cause } of new Set([...looking, ...guesses]))
    add(action, owners, cause, { looksOnly: true })
  for (const { action, owners, cause } of last) add(action, owners, cause)
  return [...steps.values()].map(({ groups: concerned, ...due }) => ({
    ...due,
    ...commandsOf(due.step, jointly(concerned, spoken), slots),
    ...proven(due.step, concerned),
  }))
}

/** Whether a step changes nothing: it shows or pings. */
function isLook(step: Step | undefined): boolean {
  return (
    step !== undefined &&
    step.commands.length > 0 &&
    step.commands.every(({ mode, text }) => mode === 'exec' && LOOK.test(text))
  )
}

/** Whether a step changes a switch: it configures, or types what is no look. */
function changesSwitch({ commands }: Step): boolean {
  return commands.some(
    ({ mode, platform, text }) =>
      (platform === 'nx-os' || platform === 'ios-xe') &&
      (mode.startsWith('config') || (mode === 'exec' && !LOOK.test(text))),
  )
}

/** What makes two steps the same to the one who takes them. */
function wordsOf({ step, commands }: DueStep): string {
  return [step.do, ...commands.map(({ text }) => text)].join('\n')
}

function concerns(action: Action | undefined, step: Step, { places }: Group): boolean {
  return (
    whetherApplies(action?.for, places) === 'yes' &&
    whetherApplies(step.for, places) === 'yes' &&
    isWanted(action?.towards, places) &&
    isWanted(step.towards, places)
  )
}

/** Whether a device has commands of its own for a step that has any. */
function isSpoken({ commands }: Step, dialects: Dialects | undefined): boolean {
  return commands.length === 0 || commands.some(({ platform }) => dialects?.has(platform))
}

function jointly(groups: Iterable<Group>, spoken: ReadonlyMap<Group, Dialects>): Dialects {
  return new Set([...groups].flatMap((group) => [...(spoken.get(group) ?? [])]))
}

function dueStep(id: string, step: Step, dialects: Dialects, slots: Slots): DueStep & Open {
  return {
    id,
    step,
    ...commandsOf(step, dialects, slots),
    causes: [],
    alike: [],
    devices: new Set(),
    groups: new Set(),
  }
}

/** What slots are filled with: by what the paste or the asker says, and by what holds until somebody changes it. */
type Slots = { told: ReadonlyMap<string, string>; assumed: ReadonlyMap<string, string> }

function commandsOf(
  step: Step,
  dialects: Dialects,
  { told, assumed }: Slots,
): Pick<DueStep, 'commands' | 'undo' | 'assumes'> {
  const ours = (commands: readonly Command[]) =>
    commands
      .filter(({ platform }) => dialects.has(platform))
      .flatMap((command) => linesOfCommand(fillSlots(command, told)))
  const own = ours(step.commands)
  const assumes = [...assumed.keys()].filter((slot) => own.some(({ text }) => text.includes(slot)))
  return {
    commands: own.map((command) => fillSlots(command, assumed)),
    undo: ours(step.undo ?? []).map((command) => fillSlots(command, assumed)),
    assumes: assumes.map((slot) => slot.slice(1, -1)),
  }
}

/** Done is done on every device that it concerns; one on which it isn't is enough for the contrary. */
function proven({ done }: Step, groups: ReadonlySet<Group>): Pick<DueStep, 'done' | 'undone'> {
  if (!done) return {}
  const results = [...groups].map(({ index }) => evaluate(done, index))
  const facts = (of: typeof results) => of.flatMap((each) => each.facts)
  const contrary = results.filter(({ value }) => value === false)
  if (contrary.length > 0) return { undone: facts(contrary) }
  return results.every(({ value }) => value === true) ? { done: facts(results) } : {}
}
