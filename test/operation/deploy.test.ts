import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import * as z from 'zod'
import { createMeter } from '../../src/operation/meter.ts'
import { SETTINGS } from '../../src/settings.ts'
import { ROOT } from '../conventions/sources.ts'

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

const Alerts = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({ alert: z.string(), expr: z.string(), annotations: z.object({ runbook: z.string() }) }),
      ),
    }),
  ),
})
const Dashboard = z.object({
  panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })),
})

const alerts = Alerts.parse(parse(read('deploy/alerts.yml'))).groups.flatMap(({ rules }) => rules)
const { panels } = Dashboard.parse(JSON.parse(read('deploy/grafana-dashboard.json')))

/** Every figure that the bot can show. */
async function figures(): Promise<ReadonlySet<string>> {
  const meter = createMeter({ ofProcess: true })
  meter.look({ unsent: async () => 0, version: () => '1', connected: () => true })
  const names = [...(await meter.read()).matchAll(/^# TYPE (?<name>\w+)/gm)].map(
    ({ groups }) => groups?.name ?? '',
  )
  return new Set(names)
}

test('alerts and panels ask for figures that the bot has, by their right names', async () => {
  const known = await figures()
  const asked = [...alerts, ...panels.flatMap(({ targets }) => targets)].flatMap(({ expr }) => [
    ...expr.matchAll(/\b(?:slp|process|nodejs)_\w+/g),
  ])
  expect(asked.length).toBeGreaterThan(15)
  for (const [name] of asked) expect(known, name).toContain(name.replace(/_bucket$/, ''))
})

test('each alert names its row in the runbook, and each row has its alert', () => {
  const rows = [...read('docs/running.md').matchAll(/^\| `(?<name>Slp\w+)` \|/gm)].map(
    ({ groups }) => groups?.name,
  )
  expect(alerts.map(({ alert }) => alert)).toEqual(rows)
  for (const { alert, annotations } of alerts) expect(annotations.runbook).toBe(`docs/running.md#${alert}`)
})

test('compose and Kubernetes set settings that there are, and probe what there is', () => {
  for (const file of [
    'deploy/compose.yml',
    'deploy/kubernetes.yml',
    '.github/workflows/test.yml',
    '.github/workflows/release.yml',
  ])
    for (const document of parseAllDocuments(read(file))) expect(document.errors, file).toEqual([])
  const set = `${read('deploy/compose.yml')}${read('deploy/kubernetes.yml')}`.matchAll(
    /\b(?:SLP|SLACK|DATABASE)_[A-Z_]+\b/g,
  )
  for (const [name] of set) expect(Object.keys(SETTINGS), name).toContain(name)
  const probes = [...read('deploy/kubernetes.yml').matchAll(/path: (?<path>\/\w+)/g)].map(
    ({ groups }) => groups?.path,
  )
  expect(new Set(probes)).toEqual(new Set(['/healthz', '/readyz']))
})
