import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { TopologyName, Transport } from '../../src/knowledge/entry.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import type { PageData } from '../../src/playground/page/page-data.ts'
import { readSamples } from '../../src/playground/samples.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const SOURCES = join(ROOT, 'src', 'playground', 'page')

/** What the gallery has to show how the bot keeps silent in a channel. */
const OF_SLACK = ['noise.log']

/**
 * Builds the page for places without a network: one HTML file with the engine and the knowledge base in it. Its policy
 * allows its own scripts and style by their hashes, the engine's worker, and nothing else: no address, not even its own.
 */
export async function buildPage(): Promise<string> {
  const data = pageData()
  const [script, engine] = await Promise.all([bundle('page.ts'), bundle('engine-script.ts')])
  const style = readFileSync(join(SOURCES, 'page.css'), 'utf8')
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)} ${hash(engine)}`,
    `style-src ${hash(style)}`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const parts: Record<string, string> = {
    ...Object.fromEntries(Object.entries(data.words).map(([key, word]) => [key, escaped(word)])),
    policy: escaped(policy),
    style: `<style>${style}</style>`,
    scripts: [
      // in a data block nothing ends the block but its closing tag
      `<script type="application/json" id="page-data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`,
      `<script type="text/plain" id="engine">${engine}</script>`,
      `<script>${script}</script>`,
    ].join('\n'),
  }
  return readFileSync(join(SOURCES, 'index.html'), 'utf8').replaceAll(
    /\{\{(?<name>\w+)\}\}/g,
    (_, name: string) => {
      const part = parts[name]
      if (part === undefined) throw new Error(`index.html asks for ${name}, which is nowhere`)
      return part
    },
  )
}

function pageData(): PageData {
  const files = readKnowledgeFolder().map(({ path, text }) => ({ path, text }))
  const { replies } = loadKnowledge(files)
  const words = [...replies].flatMap(([key, word]) =>
    key.startsWith('page.') ? [[key.slice('page.'.length), word] as const] : [],
  )
  const samples = readSamples().filter(({ id }) => !OF_SLACK.includes(id))
  return {
    files,
    words: Object.fromEntries(words),
    samples: samples.map(({ title, expect, text }) => ({ title, expect, text })),
    transports: Transport.options,
    topologies: TopologyName.options,
  }
}

/** One script out of an entry file and all that it imports. */
async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    root: SOURCES,
    logLevel: 'warn',
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      lib: { entry: join(SOURCES, entry), formats: ['iife'], name: 'slpPage' },
    },
  })
  const [output] = [built].flat()
  const chunk = output && 'output' in output ? output.output[0] : undefined
  const code = chunk?.type === 'chunk' ? chunk.code.trim() : ''
  // what an HTML parser would change or end a script at
  if (!code || /<\/script|<!--|[\0\r]/i.test(code)) throw new Error(`${entry} can't stand in a page as it is`)
  return code
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
