import type { KnownBlock, RichTextElement } from '@slack/types'
import { AIM, textBytes } from '../limits.ts'
import { clip } from './clip.ts'

/** Lengths that sentences are cut to, one after the other, until a message has room for its steps. */
const LENGTHS = [600, 250, 120]

/** Characters that the first steps should have. */
const FOR_STEPS = 3000

/** Blocks whose sentences are cut as far as it takes to leave room for steps; code is never cut. */
export function tighten(blocks: readonly KnownBlock[]): KnownBlock[] {
  let tight = [...blocks]
  for (const length of LENGTHS) {
    if (textBytes(tight) <= AIM.total - FOR_STEPS) break
    tight = blocks.map((block) => clipBlock(block, length))
  }
  return tight
}

function clipBlock(block: KnownBlock, length: number): KnownBlock {
  if (block.type !== 'rich_text') return block
  return {
    ...block,
    elements: block.elements.map((part) =>
      part.type === 'rich_text_section' || part.type === 'rich_text_quote'
        ? { ...part, elements: part.elements.map((element) => clipElement(element, length)) }
        : part,
    ),
  }
}

function clipElement(element: RichTextElement, length: number): RichTextElement {
  return element.type === 'text' ? { ...element, text: clip(element.text, length) } : element
}
