import type { Choice } from '../../protocol.ts'
import { fields, list, textOf, words } from '../loose.ts'
import { Element } from './element.tsx'
import { Surface } from './held.ts'
import { Input } from './input.tsx'
import { Kit } from './kit.tsx'

/** Called with what somebody did with an element. */
export type OnChoose = (choice: Choice) => unknown

type Properties = {
  /** The id of the message or view that they stand in. */
  surface: string
  blocks: unknown
  onChoose: OnChoose
  /** What the app says is wrong, by block. */
  errors?: Readonly<Record<string, string>>
}

/**
 * Draws Block Kit. The kept library draws what only shows something; what somebody can use is drawn here, and so is
 * plain_text, in which Slack parses nothing.
 */
export function Blocks({ surface, blocks, onChoose, errors = {} }: Properties) {
  return (
    <Surface value={surface}>
      <div className="blocks">
        {list(blocks).map((block, at) => {
          const id = words(fields(block).block_id) || `b${at}`
          return <Block key={id} id={id} block={fields(block)} onChoose={onChoose} error={errors[id]} />
        })}
      </div>
    </Surface>
  )
}

type BlockProperties = {
  id: string
  block: Record<string, unknown>
  onChoose: OnChoose
  error: string | undefined
}

function Block({ id, block, onChoose, error }: BlockProperties) {
  switch (block.type) {
    case 'header':
      return <h3 className="block-header">{textOf(block.text)}</h3>
    case 'divider':
      return <hr />
    case 'context':
      return isPlain(block.elements) ? (
        <p className="block-context">{list(block.elements).map(textOf).join('  ')}</p>
      ) : (
        <Kit block={block} />
      )
    case 'section':
      return <Section id={id} block={block} onChoose={onChoose} />
    case 'actions':
      return (
        <div className="block-actions">
          {list(block.elements).map((element) => (
            <Element
              key={words(fields(element).action_id)}
              block={id}
              element={fields(element)}
              onChoose={(action, values) => onChoose({ action, values, block: id })}
            />
          ))}
        </div>
      )
    case 'input':
      return <Input id={id} block={block} onChoose={onChoose} error={error} />
    case 'container':
      return (
        <details className="block-container" open={block.default_collapsed !== true}>
          <summary>{textOf(block.title)}</summary>
          <Surface.Consumer>
            {(surface) => <Blocks surface={surface} blocks={block.child_blocks} onChoose={onChoose} />}
          </Surface.Consumer>
        </details>
      )
    default:
      return <Kit block={block} />
  }
}

function Section({ id, block, onChoose }: Omit<BlockProperties, 'error'>) {
  const { accessory, ...rest } = block
  const plain = fields(block.text).type === 'plain_text' && block.fields === undefined
  const shown = plain ? <p className="block-plain">{textOf(block.text)}</p> : <Kit block={rest} />
  if (accessory === undefined) return shown
  return (
    <div className="block-section">
      <div>{shown}</div>
      <Element
        block={id}
        element={fields(accessory)}
        onChoose={(action, values) => onChoose({ action, values, block: id })}
      />
    </div>
  )
}

function isPlain(elements: unknown): boolean {
  return list(elements).every((element) => fields(element).type === 'plain_text')
}
