import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Step } from '../knowledge/step.ts'
import type { Group, Planned } from './diagnosis.ts'
import { isWanted } from './places.ts'

/** The step that keeps what was configured over a reload. */
const SAVE = 'actions/save-configuration#save'

/** Of the ways that a plan offers, those that lead to where the asker wants to be; all where none does. */
export function wantedOf(ids: readonly string[], { places }: Group, knowledge: Knowledge): readonly string[] {
  const wanted = ids.filter((id) => isWanted(stepOf(knowledge, id)?.towards, places))
  return wanted.length > 0 ? wanted : ids
}

/** Each step once: by its id, and none whose commands another one of the plan has too. */
export function stepsOnce(plan: readonly Planned[], knowledge: Knowledge): Planned[] {
  const typed = (id: string) =>
    stepOf(knowledge, id)?.commands.map(({ mode, text }) => `${mode} ${text}`) ?? []
  return plan.filter(({ id }, at) => {
    const own = typed(id)
    return !plan.some((each, place) => {
      if (place === at) return false
      const theirs = new Set(typed(each.id))
      const holds = own.length > 0 && own.every((command) => theirs.has(command))
      // of two with the same commands the first stays
      return each.id === id ? place < at : holds && (theirs.size > own.length || place < at)
    })
  })
}

/** What is configured is saved before it is tried again; a plan that saves by itself stays as it is. */
export function withSave(
  plan: readonly Planned[],
  finish: readonly Planned[],
  knowledge: Knowledge,
): Planned[] {
  const changing = plan.filter(({ id }) => stepOf(knowledge, id)?.commands.some(isConfiguration))
  const saves = [...plan, ...finish].some(({ id }) => id === SAVE) || !stepOf(knowledge, SAVE)
  const owners = [...new Set(changing.flatMap((each) => each.owners))]
  return [...plan, ...(changing.length > 0 && !saves ? [{ id: SAVE, owners }] : []), ...finish]
}

function isConfiguration({ mode, platform, text }: Step['commands'][number]): boolean {
  // a question mark asks for the form, and changes nothing
  return mode.startsWith('config') && platform === 'nx-os' && !text.endsWith('?')
}

/** The step of an id, in whatever folder it stands: `actions/configure-dns#vrf-name-server`. */
export function stepOf(knowledge: Knowledge, id: string): Step | undefined {
  const [entry = '', name] = id.split('#')
  const steps =
    knowledge.actions.get(entry)?.steps ??
    knowledge.procedures.get(entry)?.steps ??
    knowledge.answers.get(entry)?.steps
  return steps?.find((step) => step.id === name)
}
