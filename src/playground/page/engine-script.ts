import { createPageEngine } from './engine.ts'
import type { Ask } from './protocol.ts'

/** Where the engine stands when it had to be started in the page itself. */
declare global {
  var slpEngine: ReturnType<typeof createPageEngine> | undefined
}

const engine = createPageEngine()

if (typeof document === 'undefined') {
  globalThis.onmessage = ({ data }: MessageEvent<Ask>) => {
    const told = engine(data)
    if (told) globalThis.postMessage(told)
  }
} else globalThis.slpEngine = engine
