import { randomUUID } from 'node:crypto'
import { Command, InvalidArgumentError } from 'commander'
import { catchUp } from '../incident/catch-up.ts'
import { documentText } from '../incident/document-text.ts'
import type { HandOver } from '../incident/hand-over.ts'
import { statusLines } from '../incident/status-lines.ts'
import { tacBundle } from '../incident/tac-bundle.ts'
import { timelineMarkdown, timelineOf } from '../incident/timeline.ts'
import type { IncidentDesk } from '../slack/desk.ts'
import { changeIncident, type Found } from '../slack/incident/change-incident.ts'
import { doWord } from '../slack/incident/do-word.ts'
import { readDuration } from '../slack/incident/duration.ts'
import { handOverOf } from '../slack/incident/hand-over.ts'
import type { Word } from '../slack/incident/words.ts'
import { incidentNumber, incidentOf } from './data-request.ts'
import { withDesk } from './incident-desk.ts'

/** Incidents that `list` shows. */
const LISTED = 200

type Flags = { team?: string; json?: boolean }

/** `slp incidents …`: the incidents of the bot's store, beside a bot that runs or without one. */
export function incidentsCommand(): Command {
  const command = new Command('incidents')
    .description('the incidents that the bot keeps, in all channels')
    .option('--team <id>', 'the workspace (T…), where there are several')
    // before the commands below it, which take it over
    .exitOverride()
    .showHelpAfterError('(slp incidents --help shows how)')
  command.command('list').description('the open ones, newest first').action(list)
  numbered('status', 'how one stands').action(
    show(({ over, knowledge }) => lines(statusLines(over, knowledge))),
  )
  numbered('catchup', 'what happened, what was tried, what is next').action(
    show(({ over, knowledge }) => documentText(catchUp(over, knowledge))),
  )
  numbered('tac', 'the bundle for Cisco TAC').action(tac)
  numbered('timeline', 'all that happened, as Markdown or JSON')
    .option('--json', 'slp.timeline/1 in place of Markdown')
    .action(
      show(({ over, knowledge, flags }) => {
        const timeline = timelineOf(over, knowledge)
        return flags.json
          ? `${JSON.stringify(timeline, undefined, 2)}\n`
          : timelineMarkdown(timeline, knowledge)
      }),
    )
  numbered('resolve', 'close one').action(say('resolve'))
  numbered('reopen', 'open one again').action(say('reopen'))
  numbered('note', 'note something on one').argument('<text...>', 'the note').action(say('note'))
  numbered('remind', 'have the bot remind its thread')
    .argument('<when>', 'such as 15m, 2h or 1d', duration)
    .action(say('remind'))
  return command

  function numbered(name: string, description: string): Command {
    return command.command(name).description(description).argument('<number>', 'such as 42', incidentNumber)
  }
}

type Shown = {
  over: HandOver
  knowledge: IncidentDesk['engine']['knowledge']
  flags: Flags
}

/** Prints what `render` makes of an incident. */
function show(render: (shown: Shown) => string) {
  return async (number: number, _: unknown, command: Command): Promise<void> => {
    const flags = command.optsWithGlobals<Flags>()
    await withDesk(async (desk) => {
      const found = await findNumber(desk, number, flags)
      process.stdout.write(
        render({ over: await overOf(desk, found), knowledge: desk.engine.knowledge, flags }),
      )
    })
  }
}

async function list(_: unknown, command: Command): Promise<void> {
  const { team } = command.optsWithGlobals<Flags>()
  await withDesk(async (desk) => {
    const rows = await desk.store.incidents.openIn(team, undefined, LISTED)
    for (const { id, number, channel, openedAt } of rows) {
      const { answer, devices } = await desk.incidents.view(id)
      const names = devices.map(({ name }) => name).join(', ')
      const parts = [
        `#${number}`,
        openedAt.slice(0, 16).replace('T', ' '),
        channel,
        names,
        answer.verdict.headline,
      ]
      console.log(parts.filter(Boolean).join('  '))
    }
    if (rows.length === 0) console.error('slp: no incident is open')
  })
}

/** Prints the bundle, and records that it was made. */
async function tac(number: number, _: unknown, command: Command): Promise<void> {
  await withDesk(async (desk) => {
    const found = await findNumber(desk, number, command.optsWithGlobals<Flags>())
    process.stdout.write(tacBundle(await overOf(desk, found), desk.engine.knowledge))
    await changeIncident(desk, { claim: randomUUID() }, found.row, ({ at }) => ({
      events: [{ kind: 'escalated', at, by: 'terminal' }],
    }))
  })
}

/** What its documents are made of, with the names of its people as far as Slack tells them. */
async function overOf({ people }: IncidentDesk, found: Found): Promise<HandOver> {
  return handOverOf(found, await people.namesOf(found.events.map(({ by }) => by)))
}

/** Does what the word does in Slack; what it says there is printed. */
function say(word: Word) {
  return async (number: number, ...rest: unknown[]): Promise<void> => {
    const command = rest.at(-1) as Command
    const typed = command.processedArgs.slice(1).flat().join(' ')
    await withDesk(async (desk) => {
      const { row } = await findNumber(desk, number, command.optsWithGlobals<Flags>())
      const said = await doWord(desk, {
        row,
        spoken: { word, rest: typed },
        by: 'terminal',
        delivery: { claim: randomUUID() },
        files: row,
      })
      for (const { text } of said) console.log(text)
    })
  }
}

async function findNumber(
  { store, incidents, now }: IncidentDesk,
  number: number,
  { team }: Flags,
): Promise<Found> {
  const row = await incidentOf(store, number, team)
  const events = await store.incidents.events(row.id)
  return { row, events, incident: await incidents.view(row.id, events), at: now() }
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`
}

function duration(typed: string): string {
  if (readDuration(typed) === undefined)
    throw new InvalidArgumentError('say how long, such as 15m, 2h or 1d.')
  return typed
}
