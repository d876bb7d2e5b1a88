import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildPage } from './page/build-page.ts'

// npm run build:page: writes dist/slp.html, which needs nothing beside it
const folder = join(import.meta.dirname, '..', 'dist')
const html = await buildPage()
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'slp.html'), html)
const kb = (size: number) => `${Math.round(size / 1024)} KB`
console.log(`dist/slp.html: ${kb(Buffer.byteLength(html))}, ${kb(gzipSync(html).length)} compressed`)
