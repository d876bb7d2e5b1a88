import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sweepBuilds } from '../../src/playground/sweep-builds.ts'

const dist = mkdtempSync(join(tmpdir(), 'slp-dist-'))
afterAll(() => rmSync(dist, { recursive: true }))

test('what a killed build has left goes; a build that is under way, and the page, stay', async () => {
  const { pid: killed } = spawnSync(process.execPath, ['--version'])
  for (const name of ['playground', `playground.${killed}`, `playground.${process.pid}`]) {
    mkdirSync(join(dist, name))
    writeFileSync(join(dist, name, 'index.html'), '')
  }
  await sweepBuilds(join(dist, 'playground'))
  expect(readdirSync(dist)).toEqual(['playground', `playground.${process.pid}`])
})

test('where nothing was built yet there is nothing to sweep', async () => {
  await expect(sweepBuilds(join(dist, 'nowhere', 'playground'))).resolves.toBeUndefined()
})
