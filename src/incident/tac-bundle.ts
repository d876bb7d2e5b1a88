import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer } from '../reply/answer.ts'
import { evidenceName } from '../reply/labels.ts'
import { quote } from '../reply/quote.ts'
import { say } from '../reply/say.ts'
import { tacCommands } from '../reply/tac-commands.ts'
import { moment } from '../reply/when.ts'
import { keptText } from '../text/kept-text.ts'
import type { Span } from '../text/line.ts'
import { withoutSecrets } from '../text/secrets.ts'
import { findReleases } from './find-release.ts'
import type { HandOver } from './hand-over.ts'
import { placeIn } from './place-in.ts'
import { nameOf, sayStep } from './say-step.ts'

/** Of a message that repeats, so many places are quoted. */
const REPEATS = 5

/** A paste as it goes into the bundle: secrets out, counted by kind. */
type Given = { by: string; at: string; rows: string[]; removed: string[] }

/**
 * The bundle for Cisco TAC, as the text of a file: devices with product id, serial number and release as far as the
 * pastes name them, the messages exactly as they were pasted, the outputs that are given and those that are missing,
 * what was tried and by whom, what is ruled out and by which line, how many secrets were taken out, and the pastes.
 * Lines are named by paste and line, which the pastes at the end are numbered by.
 */
export function tacBundle(over: HandOver, knowledge: Knowledge): string {
  const { number, incident, at } = over
  const { answer, steps, notes } = incident
  const given = givenPastes(over)
  const words = (key: string, values: Record<string, string | number | undefined> = {}) =>
    say(knowledge, `incident.tac-${key}`, values)
  const section = (key: string, lines: readonly string[], none = true) =>
    lines.length > 0
      ? [heading(words(key)), ...lines, '']
      : none
        ? [heading(words(key)), words('none'), '']
        : []
  const causes = (state: string) => answer.causes.filter((cause) => cause.state === state)
  const tried = steps.filter(({ state }) => state !== 'todo')
  const lines = [
    words('title', { number }),
    words('made', { when: moment(at), opened: moment(incident.openedAt), version: answer.knowledge }),
    '',
    ...section('summary', [answer.verdict.headline, answer.verdict.impact].filter(Boolean)),
    ...section('devices', deviceLines(over, given, knowledge)),
    ...section('messages', messageLines(over, given, knowledge)),
    ...section('outputs', outputLines(over, knowledge)),
    ...section('missing', missing(answer, knowledge)),
    ...section('likely', [...causes('supported'), ...causes('likely')].flatMap(causeLines)),
    ...section('out', causes('ruled-out').flatMap(causeLines)),
    ...section('tried', [
      ...tried.map((step) => `- ${sayStep(step, over, knowledge)}`),
      ...notes.map(
        (note) =>
          `- ${say(knowledge, 'incident.note', { who: nameOf(over, note.by, knowledge), when: moment(note.at), text: quote(withoutSecrets(note.text).text, 1000) })}`,
      ),
    ]),
    ...section('secrets', secretLines(given, knowledge)),
    ...given.flatMap((paste, index) => [
      heading(
        words('paste', { paste: index + 1, who: nameOf(over, paste.by, knowledge), when: moment(paste.at) }),
      ),
      ...paste.rows,
      '',
    ]),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

function heading(title: string): string {
  return `${title}\n${'-'.repeat([...title].length)}`
}

/** The pastes are without secrets in the store already; what newer rules know is taken out here. */
function givenPastes({ events }: HandOver): Given[] {
  return events.flatMap((event) => {
    if (event.kind !== 'pasted') return []
    const { text, secrets } = keptText(event.text)
    const rows = (text.includes('\n') ? text : text.replaceAll('\r', '\n')).split('\n').map(plain)
    return [
      { by: event.by, at: event.at, rows, removed: [...event.removed, ...secrets].map(({ what }) => what) },
    ]
  })
}

/** A row as it was, but for what would move a terminal's cursor. */
function plain(row: string): string {
  return row.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
}

function deviceLines(
  { incident: { devices, answer } }: HandOver,
  given: readonly Given[],
  knowledge: Knowledge,
) {
  const releases = findReleases(given.flatMap(({ rows }) => rows))
  const platforms = new Set(
    answer.evidence.map(({ platform }) => platform).filter((each) => each !== 'unknown'),
  )
  const unknown = say(knowledge, 'incident.tac-unknown')
  return [
    ...devices.map(({ name, pid, sn }) =>
      say(knowledge, 'incident.tac-device', { name, pid: pid ?? unknown, sn: sn ?? unknown }),
    ),
    say(knowledge, 'incident.tac-release', { release: releases.join(', ') || unknown }),
    ...(platforms.size > 0
      ? [
          say(knowledge, 'incident.tac-platform', {
            platform: [...platforms].map((each) => say(knowledge, `platform.${each}`)).join(', '),
          }),
        ]
      : []),
  ]
}

/** Messages, errors and server logs as they stand in the pastes, the first places of each. */
function messageLines({ incident }: HandOver, given: readonly Given[], knowledge: Knowledge): string[] {
  const kinds = ['message', 'device-error', 'server-log']
  const found = incident.answer.evidence.filter(
    ({ kind, level }) => kinds.includes(kind) && level !== 'supporting',
  )
  return found.flatMap((evidence) => {
    const { lines, also = [], message, closedBy } = evidence
    const places: Span[] = [lines, ...also]
    const shown = places.slice(0, REPEATS).flatMap((place) => rowsAt(place, incident, given))
    const more = places.length - REPEATS
    return [
      `- ${[
        evidenceName(evidence),
        message && message.count > 1 ? say(knowledge, 'part.times', { count: message.count }) : '',
        closedBy ? say(knowledge, 'part.mended') : '',
      ]
        .filter(Boolean)
        .join(', ')}`,
      ...[...new Set(shown)].map((row) => `    ${row}`),
      ...(more > 0 ? [`    ${say(knowledge, 'slack.more', { count: more })}`] : []),
    ]
  })
}

function rowsAt(place: Span, incident: HandOver['incident'], given: readonly Given[]): string[] {
  const { paste, lines } = placeIn(incident, place)
  return given[paste - 1]?.rows.slice(lines[0] - 1, lines[1]) ?? []
}

function outputLines(over: HandOver, knowledge: Knowledge): string[] {
  const { incident } = over
  return incident.answer.evidence.flatMap(({ kind, show, lines, device }) => {
    if (kind !== 'show' || !show) return []
    const place = placeIn(incident, lines)
    const paste = incident.pastes[place.paste - 1]
    const values = {
      command: show.command,
      on: device?.host ? say(knowledge, 'incident.on', { devices: device.host }) : '',
      paste: place.paste,
      first: place.lines[0],
      last: place.lines[1],
      who: paste ? nameOf(over, paste.by, knowledge) : '',
    }
    return [`- ${say(knowledge, show.complete ? 'incident.tac-whole' : 'incident.tac-part', values)}`]
  })
}

/** Outputs that TAC wants or that the bot would ask for, and that nobody has pasted whole. */
function missing({ evidence, ask }: Answer, knowledge: Knowledge): string[] {
  const whole = new Set(evidence.flatMap(({ show }) => (show?.complete ? [show.command] : [])))
  const wanted = [...tacCommands(knowledge), ...ask.map(({ command }) => command)]
  const commands = wanted.filter((command) => !whole.has(command))
  return [...new Set(commands)].map((command) => `- ${command}`)
}

function causeLines({ title, because }: Answer['causes'][number]): string[] {
  return [`- ${title}`, ...because.map(({ text }) => `    ${text}`)]
}

function secretLines(given: readonly Given[], knowledge: Knowledge): string[] {
  const counts = new Map<string, number>()
  for (const what of given.flatMap(({ removed }) => removed)) counts.set(what, (counts.get(what) ?? 0) + 1)
  return [...counts].map(([what, count]) => {
    const name = say(knowledge, [`secret.${what}`, 'secret.other'])
    return `- ${say(knowledge, 'incident.tac-secret', { what: name, count })}`
  })
}
