import { describe, expect, test } from 'vitest'
import { recognize } from '../../src/evidence/recognize.ts'
import { readPaste } from '../../src/text/read-paste.ts'
import { HEADER_SHAPES, type HeaderShape } from './header-shapes.ts'
import { wrap } from './mutants.ts'
import { AT } from './read-lines.ts'
import { FILLED, SMALL_KNOWLEDGE } from './small-knowledge.ts'

type Form = {
  name: string
  paste: (line: string) => string
  /** The paste's line that the message begins in. */
  from: number
  /** The host that stands beside the message, for headers without one. */
  beside?: string
  /** The end of a line may have lost a space. */
  spaces?: boolean
}

/** The ways in which a line comes out of a terminal, an export or Slack. Constructed. */
const FORMS: readonly Form[] = [
  { name: 'as it is', from: 1, paste: (line) => line },
  { name: 'CRLF, with a line after it', from: 1, paste: (line) => `${line}\r\nthanks\r\n` },
  { name: 'wrapped at 80 columns', from: 1, spaces: true, paste: (line) => wrap(line, 80) },
  {
    name: 'escaped by Slack',
    from: 1,
    paste: (line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  },
  { name: 'quoted', from: 1, paste: (line) => `> ${line}` },
  { name: 'in a fence', from: 2, paste: (line) => `\`\`\`\n${line}\n\`\`\`` },
  { name: 'under a greeting', from: 3, paste: (line) => `hi all, seen this before?\n\n${line}` },
  { name: 'glued to a prompt', from: 1, paste: (line) => `switch(config)# ${line}` },
  {
    name: 'a JSON record',
    from: 1,
    beside: 'edge-9',
    paste: (line) => JSON.stringify({ host: 'edge-9', message: line }),
  },
  {
    name: 'a JSON array, pretty-printed',
    from: 2,
    beside: 'edge-9',
    paste: (line) => JSON.stringify([{ host: 'edge-9', message: line }], null, 2),
  },
  {
    name: 'a nested JSON record',
    from: 1,
    paste: (line) => JSON.stringify({ '@timestamp': '2026-11-24T02:11:10Z', event: { original: line } }),
  },
  {
    name: 'CSV',
    from: 2,
    beside: 'edge-9',
    paste: (line) => `host,message\nedge-9,"${line.replaceAll('"', '""')}"`,
  },
]

/** Headers that a form takes for something else, rightly: words before a message glued to a prompt are a command. */
function fits({ name }: Form, { name: header }: HeaderShape): boolean {
  return name !== 'glued to a prompt' || !/^(?:words|a greeting|a release|glued)/.test(header)
}

describe.each(FORMS)('$name', (form) => {
  const cases = HEADER_SHAPES.filter((shape) => fits(form, shape)).flatMap((shape) =>
    Object.entries(FILLED).map(([mnemonic, filled]) => ({ ...shape, ...filled, mnemonic })),
  )

  test.each(cases)('$name: $mnemonic', ({ header, host, severity, mnemonic, text, fields }) => {
    const read = readPaste(form.paste(`${header}%LICMGR-${severity}-${mnemonic}: ${text}`))
    const { evidence } = recognize(read, SMALL_KNOWLEDGE, { at: AT, asked: false })
    const messages = evidence.filter(({ kind }) => kind === 'message')
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatchObject({ level: 'explained', entry: `messages/LICMGR/${mnemonic}` })
    expect(messages[0]?.lines[0]).toBe(form.from)
    expect(messages[0]?.device?.host).toBe(host ?? form.beside)
    const squeeze = (words: string | undefined) => (form.spaces ? words?.replaceAll(' ', '') : words)
    expect(squeeze(messages[0]?.message?.text)).toBe(squeeze(text))
    for (const [name, value] of Object.entries(fields)) {
      expect(squeeze(messages[0]?.message?.fields[name])).toBe(squeeze(value))
    }
  })
})
