import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { Options } from '../../src/evidence/options.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'
import { explain } from '../../src/reply/explain.ts'
import { ROOT } from '../conventions/sources.ts'
import { answerOn, type OfflinePage, startOfflinePage } from './open-page.ts'

const AT = '2026-11-24T03:00:00.000Z'
const NOW = Options.parse({ at: AT })
const CASES = join(ROOT, 'test', 'cases')

const knowledge = loadKnowledge(readKnowledgeFolder())
const cases = readdirSync(CASES, { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => {
    const options = join(CASES, name, 'options.yml')
    return {
      name,
      paste: readFileSync(join(CASES, name, 'paste.txt'), 'utf8'),
      options: Options.parse({
        ...NOW,
        ...(existsSync(options) && parse(readFileSync(options, 'utf8'))),
      }),
    }
  })

let offline: OfflinePage
let page: Page

const json = (paste: string, options = NOW) =>
  `${JSON.stringify(explain(paste, knowledge, options), undefined, 2)}\n`

describe('the answers of the page for where there is no network', () => {
  beforeAll(async () => {
    offline = await startOfflinePage()
    page = await offline.open()
  })
  afterAll(() => offline.close())

  test.each(cases)('$name: the same as the terminal’s, byte for byte', async ({ paste, options }) => {
    expect(await answerOn(page, paste, options)).toBe(json(paste, options))
  })

  test.each(['comm-failed-dns', 'secret-idtoken'])('%s: as the terminal itself prints it', async (name) => {
    const file = join(CASES, name, 'paste.txt')
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['src/cli.ts', 'explain', '--format', 'json', '--at', AT, file],
      { cwd: ROOT },
    )
    expect(await answerOn(page, readFileSync(file, 'utf8'), NOW)).toBe(stdout)
  })

  test('line endings and control characters arrive as they were pasted', async () => {
    const dns = cases.find(({ name }) => name === 'comm-failed-dns')?.paste ?? ''
    for (const paste of [
      dns.replaceAll('\n', '\r\n'),
      `\u0007--More--\r        \r${dns}`,
      `“${dns}”\u00a0\u200b`,
    ]) {
      expect(await answerOn(page, paste, NOW)).toBe(json(paste))
    }
  })

  test('files are read like pastes, packed ones too; what is no text is told', async () => {
    await answerOn(page, 'x', NOW)
    const give = (name: string, buffer: Buffer) =>
      page.locator('#file').setInputFiles([{ name, mimeType: 'text/plain', buffer }])
    for (const { paste } of cases.slice(0, 3)) {
      await give('log.txt.gz', gzipSync(paste))
      const shown = (text: string) => document.getElementById('json')?.textContent === text
      await page.waitForFunction(shown, json(paste))
    }
    await give('picture.png', Buffer.from([0x89, 0x50, 0, 1, 2]))
    await page.locator('#state.seen', { hasText: 'picture.png' }).waitFor()
  })

  test('reaches nothing, and could not', async () => {
    const policy = /content="(?<policy>default-src[^"]*)"/.exec(offline.html)?.groups?.policy ?? ''
    expect(policy).toMatch(/^default-src &#39;none&#39;|^default-src 'none'/)
    expect(policy).not.toMatch(/unsafe|http|\*/)
    expect(offline.complaints).toEqual([])
    expect([...new Set(offline.reached.map((url) => new URL(url).protocol))].sort()).toEqual([
      'blob:',
      'file:',
    ])
    const tries = await page.evaluate(async () => {
      const image = new Promise((resolve) => {
        const made = new Image()
        made.addEventListener('error', () => resolve('refused'))
        made.src = 'http://127.0.0.1:9/x.png'
      })
      return [await image, await fetch('http://127.0.0.1:9/').catch(() => 'refused')]
    })
    expect(tries).toEqual(['refused', 'refused'])
    expect(offline.complaints.splice(0).join('\n')).toMatch(/Content Security Policy/)
  })
})
