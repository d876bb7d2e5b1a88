import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/reply/answer.ts'
import { renderMarkdown } from '../../src/reply/markdown.ts'
import { withReplies } from './with-replies.ts'

const knowledge = withReplies()

// constructed: each place of an answer that pasted text can come to
function hostile(text: string): Answer {
  const lines: [number, number] = [1, 1]
  return {
    schema: 'slp.answer/1',
    knowledge: 'test',
    verdict: { act: 'fix', headline: text, impact: text },
    first: {
      answer: [text, text],
      because: [{ text, lines }],
      plan: [text],
      signs: [],
      paste: [text],
      settles: false,
    },
    evidence: [
      {
        id: 'e1',
        kind: 'message',
        level: 'named',
        platform: 'nx-os',
        lines,
        device: { host: text },
        message: { facility: 'LICMGR', mnemonic: text, text, fields: {}, count: 1 },
        explanation: { title: text, means: text },
      },
    ],
    facts: [],
    causes: [
      {
        id: 'causes/a',
        title: 'a',
        state: 'supported',
        devices: [text],
        because: [{ text, evidence: 'e1', lines }],
        needs: [],
      },
    ],
    checklist: [
      {
        id: 'actions/a#b',
        text: 'Do it.',
        state: 'todo',
        commands: [{ mode: 'exec', platform: 'nx-os', text: 'ping a vrf b' }],
        causes: [],
      },
    ],
    ask: [],
    clocks: [],
    notes: [],
    warnings: [],
    sources: [],
    unrecognized: [],
  }
}

describe('what was pasted is inert', () => {
  test.each([
    ['a link', '[click](https://evil.example/x)', /(?<!\\)\]\(|https:\/\/evil/],
    ['a bare address', 'see https://evil.example/x and www.evil.example', /https:\/\/evil|www\.evil/],
    ['a picture', '![x](http://evil.example/p.png)', /!\[x\]/],
    ['a mention', 'hello @everyone and #123', /@everyone|#123/],
    ['HTML', '<img src=x onerror=alert(1)>', /<img/],
    ['emphasis', '**bold** _it_ ~~gone~~', /\*\*bold|_it_|~~gone/],
    ['a heading', 'x\n# heading', /^# heading/m],
    ['a table', 'a | b', /a \| b/],
  ])('%s', (_, text, live) => {
    const outside = renderMarkdown(hostile(text), knowledge).replaceAll(/(?<mark>`+)[^\n]*?\k<mark>/g, '')
    expect(outside).not.toMatch(live)
  })
  test('a code span can’t be left', () => {
    const markdown = renderMarkdown(hostile('a `code` ``` b'), knowledge)
    expect(markdown).toContain('<br>````a `code` ``` b````')
  })
})

test('commands stand in fences of their own, with the mark of their mode', () => {
  expect(renderMarkdown(hostile('x'), knowledge)).toContain(
    '- [ ] Do it.\n\n  ```text\n  # ping a vrf b\n  ```\n',
  )
})

test('it ends with the footer', () => {
  expect(renderMarkdown(hostile('x'), knowledge).endsWith('---\nslp-bot · knowledge test\n')).toBe(true)
})
