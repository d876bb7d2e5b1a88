import type { ChannelItem, MessageItem, Sample } from '../protocol.ts'
import { Composer } from './composer.tsx'
import { Message } from './message.tsx'
import { useNewest } from './use-newest.ts'
import { useWorld } from './world.ts'

type Properties = {
  channel: ChannelItem
  root: MessageItem
  messages: readonly MessageItem[]
  notice: string
  engine: boolean
  onEngine: () => void
  onSample: (sample: Sample) => void
}

/** A thread: the paste, the answer, and how it goes on. */
export function ThreadPane({ channel, root, messages, notice, engine, onEngine, onSample }: Properties) {
  const { setting, goTo } = useWorld()
  const thread = messages.filter(({ ts, thread_ts }) => ts === root.ts || thread_ts === root.ts)
  const list = useNewest(thread.length, 'start')
  const next = setting.samples.find(({ id }) => id === root.sample)?.next
  const left = next && !thread.some(({ sample }) => sample === next.id) ? next : undefined
  return (
    <section className="pane thread-pane" aria-label="Thread">
      <header className="pane-head">
        <div>
          <h2>Thread</h2>
          <p>
            {channel.type === 'im' ? '' : '# '}
            {channel.name}
          </p>
        </div>
        <div className="pane-tools">
          <button type="button" aria-pressed={engine} onClick={onEngine}>
            What the engine saw
          </button>
          <button type="button" aria-label="Close the thread" onClick={() => goTo({ thread: undefined })}>
            ✕
          </button>
        </div>
      </header>
      <section className="messages" ref={list} aria-label="Messages of the thread" aria-live="polite">
        {thread.map((message) => (
          <Message key={`${message.only ? 'only' : ''}${message.ts}`} message={message} />
        ))}
      </section>
      {left && (
        <div className="next-sample">
          <button type="button" onClick={() => onSample(left)}>
            <strong>{left.title}</strong>
            <span>{left.expect}</span>
          </button>
        </div>
      )}
      <Composer channel={channel} thread={root.ts} notice={notice} />
    </section>
  )
}
