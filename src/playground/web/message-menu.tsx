import type { MessageItem } from '../protocol.ts'
import { Menu } from './menu.tsx'
import { useWorld } from './world.ts'

/** What one can do with a message: the app's own entries, answering in its thread, looking into the engine. */
export function MessageMenu({
  message,
  inThread,
  bot,
}: {
  message: MessageItem
  inThread: boolean
  bot: boolean
}) {
  const { setting, perform, goTo, openEngine } = useWorld()
  const { channel, ts, thread_ts } = message
  const root = thread_ts ?? ts
  return (
    <div className="message-tools">
      {!inThread && (
        <button type="button" onClick={() => goTo({ channel, thread: root })}>
          Thread
        </button>
      )}
      <Menu
        label="More for this message"
        entries={[
          ...setting.shortcuts.map(({ id, name }) => ({
            name,
            run: () => {
              goTo({ channel, thread: root })
              void perform('menu', { channel, ts, callback: id })
            },
          })),
          ...(bot
            ? []
            : [
                {
                  name: 'What the engine saw',
                  run: () => {
                    goTo({ channel, thread: root })
                    openEngine()
                  },
                },
              ]),
          { name: 'Copy text', run: () => void navigator.clipboard.writeText(message.text) },
        ]}
      />
    </div>
  )
}
