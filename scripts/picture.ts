import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const PICTURE = join(ROOT, 'docs', 'slp.svg')
const COLUMN = 7.8
const ROW = 17
const COLOURS = new Map([
  ['1', 'font-weight="700"'],
  ['2', 'fill="#8b949e"'],
  ['31', 'fill="#ff7b72"'],
  ['32', 'fill="#7ee787"'],
  ['33', 'fill="#e3b341"'],
  ['36', 'fill="#79c0ff"'],
])

// npm run picture: draws what `slp explain --sample` prints, as README shows it.
writeFileSync(PICTURE, draw(transcript()))

/** The sample as pasted, and the answer as a terminal shows it. The version of the knowledge is left out: it changes often. */
function transcript(): string[] {
  const paste = readFileSync(join(ROOT, 'examples', 'dns.log'), 'utf8').trimEnd()
  const { stdout } = spawnSync(
    process.execPath,
    ['src/cli.ts', 'explain', '--sample', '--at', '2026-11-24T03:12:00Z'],
    { cwd: ROOT, encoding: 'utf8', env: { PATH: process.env.PATH, FORCE_COLOR: '1' } },
  )
  return [
    '\u001b[2m$ npx slp explain\u001b[22m',
    ...paste.split('\n').flatMap((line) => line.match(/.{1,80}/g) ?? ['']),
    '\u001b[2m^D\u001b[22m',
    '',
    ...stdout
      .trimEnd()
      .replace(/ · knowledge \S+/, '')
      .split('\n'),
  ]
}

function draw(lines: string[]): string {
  const width = Math.round(84 * COLUMN)
  const height = lines.length * ROW + 40
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="A pasted licensing message in a terminal, and the answer: verdict, cause, commands, what to paste next">`,
    `<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>`,
    '<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="13" fill="#e6edf3" style="white-space:pre">',
    ...lines.map((line, row) => `<text x="16" y="${30 + row * ROW}">${spans(line)}</text>`),
    '</g>',
    '</svg>',
    '',
  ].join('\n')
}

/** The terminal's colours as spans. */
function spans(line: string): string {
  const active = new Set<string>()
  return line
    .split(/(?=\u001b\[\d+m)/)
    .map((part) => {
      const code = /^\u001b\[(\d+)m/.exec(part)?.[1]
      if (code === '22') for (const each of ['1', '2']) active.delete(each)
      else if (code === '39') for (const each of ['31', '32', '33', '36']) active.delete(each)
      else if (code === '0') active.clear()
      else if (code) active.add(code)
      const text = part.replace(/^\u001b\[\d+m/, '')
      if (!text) return ''
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
      const style = [...active].map((each) => COLOURS.get(each) ?? '').join(' ')
      return style ? `<tspan ${style}>${escaped}</tspan>` : escaped
    })
    .join('')
}
