/** A setting is missing or wrong. The message is one line for the operator; the exit code is 78. */
export class ConfigError extends Error {
  override name = 'ConfigError' as const
}

/** The knowledge base doesn't hold together. Carries every problem, each as `file:line: what, and what is allowed`. */
export class KnowledgeError extends Error {
  override name = 'KnowledgeError' as const
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/**
 * Slack refused something, or sent something that no Slack sends. `passing`: Slack couldn't be reached, or is out, which
 * may pass by itself.
 */
export class SlackError extends Error {
  override name = 'SlackError' as const
  readonly passing: boolean

  constructor(message: string, { passing = false }: { passing?: boolean } = {}) {
    super(message)
    this.passing = passing
  }
}

/**
 * The store can't be used, or refused something. The message is one line for the operator. `broken`: all that is none
 * of the others.
 */
export class StoreError extends Error {
  override name = 'StoreError' as const
  readonly why: 'locked' | 'busy' | 'full' | 'away' | 'unwritable' | 'newer' | 'broken'

  constructor(why: StoreError['why'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.why = why
  }
}

/**
 * The engine gave up a text. The message is for the log and holds nothing that was pasted. `slow`: it took too long.
 * `many`: whoever sent it has too many others waiting. `closed`: the program ends.
 */
export class EngineError extends Error {
  override name = 'EngineError' as const
  readonly why: 'slow' | 'many' | 'closed' | 'broken'

  constructor(why: EngineError['why'], message: string) {
    super(message)
    this.why = why
  }
}
