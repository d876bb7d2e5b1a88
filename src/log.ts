import { type DestinationStream, type Logger, pino } from 'pino'
import { EngineError, StoreError } from './errors.ts'
import { requestId } from './operation/request.ts'

/**
 * The log: one JSON line an event, on standard output, with the id of the request that it belongs to. What goes in is named at the call, field by field;
 * no request, event or error is logged whole, since those carry pasted text and tokens.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    serializers: { err: describeError },
    mixin() {
      const request = requestId()
      return request === undefined ? {} : { request }
    },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** What of an error may be logged: its name, its code and where it came from, never its message's data. */
export function describeError(error: unknown): { name: string; code?: string; at?: string } {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = codeOf(error)
  const at = framesOf(error)
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 4)
    .map((line) => line.trim().slice(3))
    .join(' < ')
  return { name: error.name, ...(code && { code }), ...(at && { at }) }
}

function codeOf(error: Error): string | undefined {
  if (error instanceof StoreError) return error.why
  // it holds nothing that was pasted, and stands in the code as well
  if (error instanceof EngineError) return error.message
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** What stands behind the message in a stack: a message may itself have lines that look like those of a stack. */
function framesOf({ stack = '', message }: Error): string {
  const start = stack.indexOf(message)
  return start === -1 ? '' : stack.slice(start + message.length)
}
