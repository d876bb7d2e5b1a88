import type { Recognized } from '../../src/evidence/evidence.ts'
import type { Options } from '../../src/evidence/options.ts'
import { recognize } from '../../src/evidence/recognize.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import type { Line, Prompt } from '../../src/text/line.ts'
import { SMALL_KNOWLEDGE } from './small-knowledge.ts'

/** The clock of these tests. */
export const AT = '2026-11-24T09:00:00Z'

/** What a line may have beside its text. */
export type Given = string | (Partial<Line> & { text: string })

/** Lines as the text layer hands them over, one for each given, all of one block unless said otherwise. */
export function linesOf(...given: Given[]): Line[] {
  return given.map((each, index) => ({
    lines: [index + 1, index + 1],
    block: 0,
    ...(typeof each === 'string' ? { text: each } : each),
  }))
}

/** A line that was typed at a prompt. */
export function typed(host: string | undefined, text: string, mode: Prompt['mode'] = 'exec'): Given {
  return { text, prompt: { ...(host && { host }), mode } }
}

/** Recognises lines made by hand against the small knowledge base. */
export function recognizeLines(
  given: Given[],
  options: Partial<Options> = {},
  knowledge: Knowledge = SMALL_KNOWLEDGE,
): Recognized {
  return recognize({ lines: linesOf(...given), secrets: [], ownWords: false }, knowledge, {
    at: AT,
    asked: true,
    ...options,
  })
}
