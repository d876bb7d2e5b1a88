import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The folder of the program, with `knowledge/` in it: the clone, or the installed package. */
export const ROOT = rootAbove(import.meta.dirname)

/** The modules stand in `src/` there, or bundled in `lib/`: how deep, nobody needs to know. */
function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(join(folder, '..'))
}
