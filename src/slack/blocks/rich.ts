import type {
  ContextBlock,
  RichTextBlock,
  RichTextElement,
  RichTextPreformatted,
  RichTextQuote,
  RichTextSection,
} from '@slack/types'
import { inert } from '../inert.ts'
import { clip } from './clip.ts'

/** A sentence longer than this tells nobody anything. */
const SENTENCE = 1500

/** What a rich_text block of ours is made of. */
export type Part = RichTextSection | RichTextPreformatted | RichTextQuote

/** Words in a rich_text block, where Slack parses nothing. */
export function words(text: string, style?: 'bold' | 'italic' | 'code' | 'strike'): RichTextElement {
  return {
    type: 'text',
    text: clip(inert(text), SENTENCE) || ' ',
    ...(style && { style: { [style]: true } }),
  }
}

/** A line of words. */
export function line(...elements: (RichTextElement | string)[]): RichTextSection {
  return {
    type: 'rich_text_section',
    elements: elements.map((each) => (typeof each === 'string' ? words(each) : each)),
  }
}

/** Lines to be copied as they are: commands, device output. */
export function code(lines: readonly string[]): RichTextPreformatted {
  return {
    type: 'rich_text_preformatted',
    elements: [{ type: 'text', text: inert(lines.join('\n')) || ' ' }],
  }
}

/** What somebody else said: a pasted line. */
export function quoted(text: string): RichTextQuote {
  return { type: 'rich_text_quote', elements: [words(text)] }
}

/** Parts that stand together. */
export function rich(...elements: Part[]): RichTextBlock {
  return { type: 'rich_text', elements }
}

/** Small print, which Slack doesn't parse either. */
export function smallPrint(text: string): ContextBlock {
  return {
    type: 'context',
    elements: [{ type: 'plain_text', text: clip(inert(text), SENTENCE) || ' ', emoji: false }],
  }
}
