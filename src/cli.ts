import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { ROOT } from './root.ts'

// what was compiled at an earlier start is taken over: half of a start's time
enableCompileCache(join(ROOT, 'node_modules', '.cache', 'node'))

// a reader that has seen enough (`slp list | head`) is no error
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const { runProgram } = await import('./commands/program.ts')
await runProgram()
