import { addImport, camel, insertBefore, kebab, type Plan } from './plan.ts'

const INDEX = 'src/evidence/outputs.ts'
const COMMANDS = 'src/evidence/outputs/echo.ts'

/** An output is its parser with a line in the index, its entry, and a folder of pastes. */
export function planOutput(name: string): Plan {
  const command = kebab(name).replaceAll('-', ' ')
  const constant = camel(name)
  const path = `src/evidence/outputs/${name}.ts`
  const entry = `knowledge/outputs/${name}.yml`
  const fixture = `test/shows/${name}/whole`
  return {
    files: [
      { path, text: sourceOf(name, constant, command) },
      { path: entry, text: entryOf(command) },
      {
        path: `${fixture}/about.yml`,
        text: `source: constructed\nfrom: "Say after what."\nabout: "the whole output"\n`,
      },
      { path: `${fixture}/input.txt`, text: `switch# ${command}\nReplace this line by the output.\n` },
    ],
    edits: [
      {
        path: INDEX,
        edit: (text) =>
          addImport(
            insertBefore(text, `    ${constant},`, '  ].map(fromStretch),'),
            constant,
            `./outputs/${name}.ts`,
          ),
      },
      {
        path: COMMANDS,
        edit: (text) => insertBefore(text, `  '${command}',`, "  'ping',\n"),
      },
    ],
    next: [
      `Fill ${path}: the lines that begin it and that it holds, and what they say; new fact keys go into src/facts/vocabulary.ts.`,
      `Check the command in ${path}, ${COMMANDS} and ${entry} ("${command}"): a dash in it was lost; a longer command stands before a shorter one that it begins with.`,
      `Fill ${entry}, and name it under \`ask\` or \`verify\` of what it decides.`,
      `Put pastes into test/shows/${name}/<situation>/: whole, cut off, of another platform.`,
      'npm run knowledge:check && npm run catalogue && npx vitest run test/shows, then read expected.json.',
    ],
  }
}

function sourceOf(name: string, constant: string, command: string): string {
  return `import type { Placed } from './output-parser.ts'
import { type Parsed, simpleOutput } from './simple-output.ts'

// Replace this line by the output.
const FIRST = /^Replace this line by the output\\.$/

/** \`${command}\`: what it tells. */
export const ${constant} = simpleOutput({
  command: '${command}',
  level: 'supporting',
  entry: 'outputs/${name}',
  starts: [FIRST],
  holds: [],
  parse,
})

function parse(lines: readonly Placed[]): Parsed {
  return { output: { lines: lines.length }, facts: [] }
}
`
}

function entryOf(command: string): string {
  return `title: ${command}
command: ${command}
get:
  - { mode: exec, platform: nx-os, text: ${command} }
means: What it shows.
healthy: What it looks like where all is well.
why: it shows what decides between two causes
# Keys of src/facts/vocabulary.ts.
proves: []
status: reasoned
source: { document: say-which, section: Write where this is from }
`
}
