import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { recognize } from '../../src/evidence/recognize.ts'
import { readPaste } from '../../src/text/read-paste.ts'
import { REAL_KNOWLEDGE } from '../evidence/real-knowledge.ts'

const AT = '2026-11-24T09:00:00Z'
const CORPUS = join(import.meta.dirname, '../../../shared/samples/noise.tgz')

/** What a text brings up that is about licensing; pings, clocks and the like are only supporting. */
function loudIn(text: string): string[] {
  return [true, false].flatMap((asked) =>
    recognize(readPaste(text), REAL_KNOWLEDGE, { at: AT, asked })
      .evidence.filter(({ level }) => level !== 'supporting')
      .map(({ kind, level, entry, lines }) => `${kind} ${level} ${entry} in ${lines.join('-')}`),
  )
}

describe('look-alikes', () => {
  const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txt'))

  test.each(names)('%s', (name) => {
    expect(loudIn(readFileSync(join(import.meta.dirname, name), 'utf8'))).toEqual([])
  })
})

test('device outputs of other things stay silent', { timeout: 120_000 }, (context) => {
  context.skip(!existsSync(CORPUS), 'shared/samples/noise.tgz is not there')
  const folder = mkdtempSync(join(tmpdir(), 'slp-noise-'))
  try {
    expect(spawnSync('tar', ['xzf', CORPUS, '-C', folder]).status).toBe(0)
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
    expect(files.length).toBeGreaterThan(2600)
    const loud = files.flatMap((file) =>
      loudIn(readFileSync(file, 'utf8')).map((what) => `${file.slice(folder.length)}: ${what}`),
    )
    expect(loud).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
