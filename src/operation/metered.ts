import type { Engine } from '../engine.ts'
import type { Meter } from './meter.ts'
import { traced } from './request.ts'

/** The engine, with each answer counted and timed. */
export function metered(engine: Engine, meter: Meter): Engine {
  return {
    ...engine,
    get knowledge() {
      return engine.knowledge
    },
    async explain(paste, options, asking) {
      const from = performance.now()
      const answer = await traced('engine.explain', { 'slp.characters': paste.length }, () =>
        engine.explain(paste, options, asking),
      )
      meter.answered(answer, performance.now() - from)
      return answer
    },
  }
}
