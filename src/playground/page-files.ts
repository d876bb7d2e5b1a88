import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** The page runs its own code, asks its own server, and nothing else. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers of everything that this server says. */
export const HEADERS = {
  'content-security-policy': POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** A file of the built page. */
export type PageFile = { type: string; content: Uint8Array; lasting: boolean }

/** A file of the page by its path; undefined where there is none. `lasting`: its name changes with its content. */
export async function pageFile(folder: string, path: string): Promise<PageFile | undefined> {
  const file = normalize(join(folder, path === '/' ? 'index.html' : path))
  const type = TYPES[extname(file)]
  if (!type || !file.startsWith(folder + sep)) return undefined
  try {
    return { type, content: await readFile(file), lasting: path.startsWith('/assets/') }
  } catch {
    return undefined
  }
}
