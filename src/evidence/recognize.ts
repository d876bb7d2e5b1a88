import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Line, ReadPaste, Span } from '../text/line.ts'
import { readBetweenServers } from './between-servers.ts'
import { readChosen } from './chosen.ts'
import type { Claim, Recognizer } from './claim.ts'
import { readClocks } from './clocks-side-by-side.ts'
import { readCommands } from './commands.ts'
import { readDeviceErrors } from './device-errors.ts'
import { assignDevices } from './devices.ts'
import type { Recognized } from './evidence.ts'
import { foldRepeats } from './fold.ts'
import { readHttpsTries } from './https-tries.ts'
import { withMinutesSinceStart } from './minutes-since-start.ts'
import { readNeighbourMessages } from './neighbour-messages.ts'
import type { Options } from './options.ts'
import { readOutputs } from './outputs.ts'
import { readPlainQuestion, readQuestion } from './question.ts'
import { readSaid, readSpoken } from './read-said.ts'
import { readRefusals } from './refusals.ts'
import { readServerLogs } from './server-logs.ts'
import { settlePlatforms } from './settle-platforms.ts'
import { readMessages } from './syslog.ts'
import { readTypedSettings } from './typed-settings.ts'
import { yearAnchor } from './year-anchor.ts'

/** Every recogniser, in the order in which they claim lines. */
const RECOGNIZERS: readonly Recognizer[] = [
  readMessages,
  readHttpsTries,
  readOutputs,
  readClocks,
  readRefusals,
  readDeviceErrors,
  readServerLogs,
  readBetweenServers,
  readNeighbourMessages,
  readCommands,
  readTypedSettings,
]

/**
 * Finds all that the knowledge base knows something about in a paste: numbered in the order of first lines, equal
 * messages folded, each with its device. Every line that isn't blank is in some evidence or in `unrecognized`.
 * Words count as a question only where nothing but a typed command was explained or named, and what a model chose only
 * where that found nothing either. The bot's own words are none unless it was asked.
 */
export function recognize(read: ReadPaste, knowledge: Knowledge, options: Options): Recognized {
  const { lines } = read
  const context = { knowledge, options: { ...options, at: yearAnchor(lines, options.at) } }
  const claims: Claim[] = []
  const taken = new Set<number>()
  const run = (recognizer: Recognizer): void => {
    const found = recognizer(lines, taken, context)
    for (const claim of found) {
      claims.push(claim)
      for (const index of claim.claims) taken.add(index)
    }
  }
  if (!read.ownWords || options.asked) {
    run(readPlainQuestion)
    for (const recognizer of RECOGNIZERS) run(recognizer)
    if (claims.every(({ evidence: { level, kind } }) => level === 'supporting' || kind === 'command')) {
      run(readQuestion)
    }
    if (claims.every(({ evidence }) => evidence.level === 'supporting')) run(readChosen)
  }

  const placed = settlePlatforms(assignDevices(claims, lines)).sort(byPlace)
  const folded = withMinutesSinceStart(foldRepeats(placed, knowledge, lines), knowledge, lines, options.at)
  const evidence = folded.map((claim, index) => ({
    id: `e${index + 1}`,
    ...claim.evidence,
  }))
  const spoken = read.ownWords && !options.asked ? [] : readSpoken(lines, shownLines(claims))
  return { evidence, unrecognized: unclaimed(lines, taken), spoken, said: readSaid(spoken, knowledge) }
}

/** The lines that a device or a server wrote; a message that is only named in a sentence is somebody's words. */
function shownLines(claims: readonly Claim[]): ReadonlySet<number> {
  const shown = claims.filter(
    ({ evidence: { kind, message } }) =>
      kind !== 'question' && !(kind === 'message' && message?.at === undefined && message?.text === ''),
  )
  return new Set(shown.flatMap(({ claims: own }) => own))
}

function byPlace(a: Claim, b: Claim): number {
  return a.evidence.lines[0] - b.evidence.lines[0] || a.evidence.lines[1] - b.evidence.lines[1]
}

/**
 * The rows that nobody spoke for. A bare prompt says nothing; an empty line had marks, such as a fence's. A row of which
 * a part was understood isn't among them.
 */
function unclaimed(lines: readonly Line[], taken: ReadonlySet<number>): Span[] {
  const covered = new Uint8Array(lines.reduce((most, { lines: [, last] }) => Math.max(most, last), 0) + 2)
  for (const index of taken) {
    const [first, last] = lines[index]?.lines ?? [1, 0]
    covered.fill(1, first, last + 1)
  }
  const spans: Span[] = []
  for (const [index, { text, prompt, lines: rows }] of lines.entries()) {
    if (taken.has(index) || (prompt && text === '')) continue
    for (let row = rows[0]; row <= rows[1]; row++) {
      if (covered[row] === 1) continue
      covered[row] = 1
      const last = spans.at(-1)
      if (last && last[1] === row - 1) last[1] = row
      else spans.push([row, row])
    }
  }
  return spans
}
