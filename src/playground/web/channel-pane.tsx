import { useState } from 'react'
import type { ChannelItem, MessageItem, ViewItem } from '../protocol.ts'
import { Blocks } from './blocks/blocks.tsx'
import { Composer } from './composer.tsx'
import { Message } from './message.tsx'
import { useNewest } from './use-newest.ts'
import { useWorld } from './world.ts'

type Properties = {
  channel: ChannelItem
  messages: readonly MessageItem[]
  home: ViewItem | undefined
  notice: string
  thread: string | undefined
}

/** A channel: its messages, without what stands in threads, and a place to write. */
export function ChannelPane({ channel, messages, home, notice, thread }: Properties) {
  const { setting, perform } = useWorld()
  const [tab, setTab] = useState<'messages' | 'home'>('messages')
  const roots = messages.filter(({ ts, thread_ts }) => !thread_ts || thread_ts === ts)
  const list = useNewest(roots.length, 'end')
  const isDirect = channel.type === 'im'
  const about = isDirect
    ? 'Only you and the bot. No mention needed.'
    : channel.watched
      ? 'The bot reads along and speaks where it knows a message.'
      : `The bot is here, and speaks when you mention @${setting.bot.name}.`

  function openTab(next: 'messages' | 'home') {
    setTab(next)
    void perform('home', { tab: next })
  }

  return (
    <main className="pane channel-pane" aria-label={`Channel ${channel.name}`}>
      <header className="pane-head">
        <div>
          <h2>
            <span aria-hidden="true">{isDirect ? '● ' : '# '}</span>
            {channel.name}
          </h2>
          <p>{about}</p>
        </div>
        {isDirect && setting.home && (
          <div className="tabs">
            {(['messages', 'home'] as const).map((each) => (
              <button key={each} type="button" aria-pressed={tab === each} onClick={() => openTab(each)}>
                {each === 'home' ? 'Home' : 'Messages'}
              </button>
            ))}
          </div>
        )}
      </header>
      {isDirect && tab === 'home' ? (
        <section className="messages home" aria-label="Home">
          {home ? (
            <Blocks
              surface={home.id}
              blocks={home.view.blocks}
              onChoose={(choice) => perform('press', { view: home.id, choice })}
            />
          ) : (
            <p className="empty">The app has published nothing here yet.</p>
          )}
        </section>
      ) : (
        <>
          <section className="messages" ref={list} aria-label={`Messages in ${channel.name}`}>
            {roots.length === 0 && (
              <p className="empty">Nothing yet. Paste a licensing message, or pick a sample.</p>
            )}
            {roots.map((message) => {
              const replies = messages.filter(
                ({ thread_ts, ts, only }) => thread_ts === message.ts && ts !== message.ts && !only,
              )
              return (
                <Message
                  key={`${message.only ? 'only' : ''}${message.ts}`}
                  message={message}
                  replies={replies.length}
                  latest={replies.at(-1)?.ts}
                  open={message.ts === thread}
                />
              )
            })}
          </section>
          <Composer key={channel.id} channel={channel} notice={notice} />
        </>
      )}
    </main>
  )
}
