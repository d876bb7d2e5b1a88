import type { createPageEngine } from './engine.ts'
import type { Ask, Told } from './protocol.ts'

/** The engine, wherever it runs: what it is asked, it answers by and by. */
export type EngineDoor = { ask: (question: AskLater) => Promise<Told> }

/** What may be asked once the knowledge base is loaded; the door numbers it. */
export type AskLater = WithoutId<Exclude<Ask, { kind: 'load' }>>

type WithoutId<Each> = Each extends unknown ? Omit<Each, 'id'> : never

/**
 * Starts the engine in a worker made of the page's own text, so that no paste makes the page stand still. Where the
 * browser allows none (some do not for a page that was opened as a file), it runs in the page.
 */
export function startEngine(files: Extract<Ask, { kind: 'load' }>['files']): EngineDoor {
  const source = document.getElementById('engine')?.textContent ?? ''
  const waiting = new Map<number, { ask: Ask; told: (told: Told) => void }>()
  let last = 0
  let worker = startWorker()
  let inPage: ReturnType<typeof createPageEngine> | undefined
  if (!worker) fallBack()
  send({ kind: 'load', files })

  function startWorker(): Worker | undefined {
    try {
      const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
      const started = new Worker(url)
      started.addEventListener('message', ({ data }: MessageEvent<Told>) => settle(data))
      started.addEventListener('error', fallBack)
      return started
    } catch {
      return undefined
    }
  }

  /** The same text as a script of the page, which its policy allows by hash; what waits is asked again. */
  function fallBack(): void {
    worker?.terminate()
    worker = undefined
    if (inPage) return
    const script = document.createElement('script')
    script.textContent = source
    document.head.append(script)
    inPage = globalThis.slpEngine
    send({ kind: 'load', files })
    for (const { ask } of waiting.values()) send(ask)
  }

  function send(ask: Ask): void {
    if (worker) worker.postMessage(ask)
    else setTimeout(() => settle(inPage?.(ask) ?? brokenUnlessLoading(ask)))
  }

  function brokenUnlessLoading(ask: Ask): Told | undefined {
    return ask.kind === 'load' ? undefined : { kind: 'broke', id: ask.id, name: 'engine' }
  }

  function settle(told: Told | undefined): void {
    if (!told) return
    waiting.get(told.id)?.told(told)
    waiting.delete(told.id)
  }

  return {
    ask(question) {
      const ask = { ...question, id: ++last }
      return new Promise((told) => {
        waiting.set(ask.id, { ask, told })
        send(ask)
      })
    },
  }
}
