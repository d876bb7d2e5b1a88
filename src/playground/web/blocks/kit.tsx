import { Component, type ReactNode } from 'react'
import { type Block, Message } from 'slack-blocks-to-jsx'
import { fields, list, words } from '../loose.ts'
import { useWorld } from '../world.ts'

/** A block as the library draws it; as text where it can't. */
export function Kit({ block }: { block: Record<string, unknown> }) {
  const { theme, setting, channels } = useWorld()
  const users = [...setting.people, setting.bot].map(({ id, name }) => ({ id, name }))
  return (
    <Guard block={block}>
      <Message
        blocks={[drawable(block) as Block]}
        name=""
        logo=""
        theme={theme}
        withoutWrapper
        data={{ users, channels: channels.map(({ id, name }) => ({ id, name })) }}
      />
    </Guard>
  )
}

/** The library leaves data tables out and breaks on numbers in tables: both become plain tables. */
function drawable(block: Record<string, unknown>): unknown {
  if (block.type !== 'table' && block.type !== 'data_table') return block
  const rows = list(block.rows).map((row) =>
    list(row).map((cell) => {
      const { type, text, value } = fields(cell)
      return type === 'raw_number' ? { type: 'raw_text', text: words(text) || words(value) } : cell
    }),
  )
  return { type: 'table', rows, column_settings: block.column_settings }
}

class Guard extends Component<{ block: Record<string, unknown>; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? <pre>{JSON.stringify(this.props.block, null, 2)}</pre> : this.props.children
  }
}
