import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer } from '../reply/answer.ts'
import { list, say } from '../reply/say.ts'
import { likelyCauses } from '../reply/undecided.ts'

/** Characters of a column; the last one has no end. */
const WIDEST = 44

/** A file, and the answer to it; without one where it couldn't be read. */
export type Read = { file: string; answer: Answer | undefined }

/** Several files at a glance, a line to each: devices, verdict, the likeliest cause, the file. Those to act on come first. */
export function filesTable(read: readonly Read[], knowledge: Knowledge): string {
  const order = ['escalate', 'fix', 'unknown', 'watch', 'nothing']
  const rank = ({ answer }: Read) => (answer ? order.indexOf(answer.verdict.act) : order.length)
  const head = ['host', 'verdict', 'cause', 'file'].map((key) => say(knowledge, `table.${key}`))
  const rows = [...read]
    .sort((one, other) => rank(one) - rank(other))
    .map(({ file, answer }) => [...cellsOf(answer, knowledge), file])
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return `${all
    .map((row) =>
      row.map((cell, column) => (column < 3 ? cell.padEnd(widths[column] ?? 0) : cell)).join('  '),
    )
    .join('\n')}\n`
}

function cellsOf(answer: Answer | undefined, knowledge: Knowledge): string[] {
  if (!answer) return ['', say(knowledge, 'table.unread'), '']
  const hosts = [...new Set(answer.evidence.flatMap(({ device }) => device?.host ?? device?.sn ?? []))]
  const [cause] = likelyCauses(answer.causes)
  const message = answer.evidence.find(({ kind }) => kind === 'message')
  const title = cause?.title ?? message?.explanation?.title ?? ''
  return [
    hosts.length > 0 ? list(knowledge, hosts) : '-',
    say(knowledge, `table.act-${answer.verdict.act}`),
    title,
  ].map(short)
}

function short(text: string): string {
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text
}
