import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError, type OutputConfiguration } from 'commander'
import { quote } from '../reply/quote.ts'
import { ROOT } from '../root.ts'

/** A wrong call. */
const USAGE = 2

const { version, description } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
  'version' | 'description',
  string
>

/** Each command is loaded where it is called: none waits for what another one needs. In the order of the help. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  explain: async () => (await import('./explain.ts')).explainCommand(),
  scan: async () => (await import('./scan.ts')).scanCommand(),
  incidents: async () => (await import('./incidents.ts')).incidentsCommand(),
  list: async () => (await import('./list.ts')).listCommand(),
  show: async () => (await import('./show.ts')).showCommand(),
  search: async () => (await import('./search.ts')).searchCommand(),
  model: async () => (await import('./model.ts')).modelCommand(),
  doctor: async () => (await import('./doctor.ts')).doctorCommand(),
  export: async () => (await import('./export.ts')).exportCommand(),
  forget: async () => (await import('./forget.ts')).forgetCommand(),
}

/** What an argument holds moves no cursor, and sets no title. */
const OUTPUT: OutputConfiguration = {
  outputError(text, write) {
    write(
      text
        .split('\n')
        .map((line) => quote(line, 400))
        .join('\n'),
    )
  },
}

/** The command line: reads the arguments, runs the command, and sets the exit code; a failure is one line. */
export async function runProgram(): Promise<void> {
  try {
    await (await openProgram(process.argv[2])).parseAsync()
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : USAGE
    else {
      console.error(`slp: ${error instanceof Error ? error.message : 'something went wrong'}`)
      process.exitCode = USAGE
    }
  }
}

/** The program with the command that is called; with all of them where the first argument names none. */
async function openProgram(called = ''): Promise<Command> {
  const program = new Command('slp')
    .description(description)
    .version(version)
    .showHelpAfterError('(slp --help shows how)')
    .addHelpText('after', '\nTry: slp explain --sample')
    .exitOverride()
    .configureOutput(OUTPUT)

  for (const name of Object.hasOwn(COMMANDS, called) ? [called] : Object.keys(COMMANDS)) {
    const command = await COMMANDS[name]?.()
    if (!command) continue
    program.addCommand(
      command.exitOverride().configureOutput(OUTPUT).showHelpAfterError('(slp --help shows how)'),
    )
  }
  return program
}
