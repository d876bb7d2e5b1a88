import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { doctorCommand } from './commands/doctor.ts'
import { explainCommand } from './commands/explain.ts'
import { exportCommand } from './commands/export.ts'
import { forgetCommand } from './commands/forget.ts'
import { incidentsCommand } from './commands/incidents.ts'
import { listCommand } from './commands/list.ts'
import { modelCommand } from './commands/model.ts'
import { searchCommand } from './commands/search.ts'
import { showCommand } from './commands/show.ts'

/** A wrong call. */
const USAGE = 2

const { version, description } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as Record<'version' | 'description', string>

const program = new Command('slp')
  .description(description)
  .version(version)
  .showHelpAfterError('(slp --help shows how)')
  .addHelpText('after', '\nTry: slp explain --sample')
  .exitOverride()

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
  program.addCommand(command().exitOverride().showHelpAfterError('(slp --help shows how)'))
}

// a reader that has seen enough (`slp list | head`) is no error
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : USAGE
  else {
    console.error(`slp: ${error instanceof Error ? error.message : 'something went wrong'}`)
    process.exitCode = USAGE
  }
}
