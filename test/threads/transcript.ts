import { list, record, text } from '../../src/slack/intake/loose.ts'

/** A message's blocks as somebody reads them: one line a thing that can be read or used. `names`: people by id. */
export function readBlocks(blocks: unknown, names: ReadonlyMap<string, string>): string[] {
  return list(blocks).flatMap((each) => {
    const block = record(each)
    switch (block.type) {
      case 'header':
        return [`**${text(record(block.text).text)}**`]
      case 'context':
        return [
          `_${list(block.elements)
            .map((part) => text(record(part).text))
            .join(' ')}_`,
        ]
      case 'actions':
        return [list(block.elements).map(element).join('  ')]
      case 'table':
        return list(block.rows).map(
          (row) =>
            `| ${list(row)
              .map((cell) => text(record(cell).text))
              .join(' | ')} |`,
        )
      case 'rich_text':
        return list(block.elements).flatMap((part) => richLines(record(part), names))
      case 'input':
        return [`${text(record(block.label).text)} ____`, ...element(block.element).split('\n')]
      default:
        return [`(${text(block.type)})`]
    }
  })
}

function element(value: unknown): string {
  const { type, text: label, options, initial_options, initial_option, placeholder, confirm } = record(value)
  const words = (each: unknown) =>
    [record(each).text, record(each).description]
      .map((part) => text(record(part).text))
      .filter(Boolean)
      .join(' ')
  switch (type) {
    case 'button':
      return `[ ${text(record(label).text)} ]`
    case 'checkboxes':
      return list(options)
        .map((each) => {
          const ticked = list(initial_options).some((one) => record(one).value === record(each).value)
          return `${ticked ? '☑' : '☐'} ${words(each)}${confirm ? ' (asks: sure?)' : ''}`
        })
        .join('  ')
    case 'radio_buttons':
      return list(options)
        .map((each) => `( ) ${words(each)}`)
        .join('\n')
    case 'overflow':
      return `⋯ ${list(options).map(words).join(' / ')}`
    case 'static_select':
      return `▾ ${initial_option ? words(initial_option) : text(record(placeholder).text)} (${list(options).map(words).join(' / ')})`
    case 'plain_text_input':
      return ''
    default:
      return `(${text(type)})`
  }
}

function richLines(
  { type, elements }: Record<string, unknown>,
  names: ReadonlyMap<string, string>,
): string[] {
  const words = list(elements)
    .map((each) => {
      const part = record(each)
      if (part.type === 'user') return `@${names.get(text(part.user_id)) ?? '?'}`
      const shown = text(part.text) || text(part.fallback)
      return record(part.style).strike === true ? `~${shown}~` : shown
    })
    .join('')
  if (type === 'rich_text_preformatted') return words.split('\n').map((each) => `    ${each}`)
  return words.split('\n').map((each) => (type === 'rich_text_quote' ? `“${each}”` : each))
}

/** What of the lines is new and what is gone, in the order of the new ones: `+ …`, `- …`. */
export function difference(before: readonly string[], after: readonly string[]): string[] {
  // the longest common subsequence: cards are short
  const table = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  const at = (row: number, column: number) => table[row]?.[column] ?? 0
  for (let row = before.length - 1; row >= 0; row--)
    for (let column = after.length - 1; column >= 0; column--) {
      const own = table[row]
      if (own)
        own[column] =
          before[row] === after[column]
            ? at(row + 1, column + 1) + 1
            : Math.max(at(row + 1, column), at(row, column + 1))
    }
  const lines: string[] = []
  let [row, column] = [0, 0]
  while (row < before.length || column < after.length) {
    if (row < before.length && column < after.length && before[row] === after[column]) {
      row++
      column++
    } else if (column >= after.length || (row < before.length && at(row + 1, column) >= at(row, column + 1)))
      lines.push(`- ${before[row++]}`)
    else lines.push(`+ ${after[column++]}`)
  }
  return lines
}
