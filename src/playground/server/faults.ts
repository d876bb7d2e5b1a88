/** Something that goes wrong with a call of the Web API, or with fetching a file (method `files-pri`), for so many calls. */
export type Fault = {
  method: string
  /**
   * `ratelimited`: 429 with Retry-After (seconds; without one where it is null). `error`: ok false with this code. `http`: that status, nothing done.
   * `reset`: the connection breaks, nothing done. `lost`: done, and it breaks before the answer. `late`: the connection breaks, and it is done later.
   * `hang`: done, and no answer ever comes. `slow`: done and answered after so many milliseconds. `html`: 200 with a page, nothing done. Of files alone:
   * `redirect`: 302 to `location`, a login page unless set; `endless`: a text that never ends.
   */
  kind:
    | 'ratelimited'
    | 'reset'
    | 'error'
    | 'http'
    | 'lost'
    | 'late'
    | 'slow'
    | 'hang'
    | 'html'
    | 'redirect'
    | 'endless'
  location?: string
  retryAfter?: number | null
  error?: string
  status?: number
  ms?: number
  times?: number
}

/** Faults that wait for their calls. */
export type Faults = {
  add: (fault: Fault) => void
  /** Asks at every call, after those that wait: a test's own dice, say. */
  follow: (choose: (method: string) => Fault | undefined) => void
  take: (method: string) => Fault | undefined
}

/** No faults yet. */
export function createFaults(): Faults {
  const waiting: (Fault & { times: number })[] = []
  let choose: (method: string) => Fault | undefined = () => undefined
  return {
    add(fault) {
      waiting.push({ ...fault, times: fault.times ?? 1 })
    },
    follow(chooser) {
      choose = chooser
    },
    take(method) {
      const at = waiting.findIndex((each) => each.method === method)
      const fault = waiting[at]
      if (!fault) return choose(method)
      if (--fault.times === 0) waiting.splice(at, 1)
      return fault
    },
  }
}
