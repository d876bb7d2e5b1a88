import { readFileSync } from 'node:fs'
import { Command, CommanderError, type OutputConfiguration } from 'commander'
import { quote } from '../reply/quote.ts'
import { doctorCommand } from './doctor.ts'
import { explainCommand } from './explain.ts'
import { exportCommand } from './export.ts'
import { forgetCommand } from './forget.ts'
import { incidentsCommand } from './incidents.ts'
import { listCommand } from './list.ts'
import { modelCommand } from './model.ts'
import { searchCommand } from './search.ts'
import { showCommand } from './show.ts'

/** A wrong call. */
const USAGE = 2

const { version, description } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as Record<'version' | 'description', string>

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
    await openProgram().parseAsync()
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : USAGE
    else {
      console.error(`slp: ${error instanceof Error ? error.message : 'something went wrong'}`)
      process.exitCode = USAGE
    }
  }
}

function openProgram(): Command {
  const program = new Command('slp')
    .description(description)
    .version(version)
    .showHelpAfterError('(slp --help shows how)')
    .addHelpText('after', '\nTry: slp explain --sample')
    .exitOverride()
    .configureOutput(OUTPUT)

  for (const command of [
    explainCommand,
    incidentsCommand,
    listCommand,
    showCommand,
    searchCommand,
    modelCommand,
    doctorCommand,
    exportCommand,
    forgetCommand,
  ]) {
    program.addCommand(
      command().exitOverride().configureOutput(OUTPUT).showHelpAfterError('(slp --help shows how)'),
    )
  }
  return program
}
