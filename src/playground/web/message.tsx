import { memo } from 'react'
import type { MessageItem } from '../protocol.ts'
import { Avatar } from './avatar.tsx'
import { Blocks } from './blocks/blocks.tsx'
import { Markup } from './blocks/markup.tsx'
import { Files } from './files.tsx'
import { MessageMenu } from './message-menu.tsx'
import { clockOf, momentOf } from './times.ts'
import { useWorld } from './world.ts'

type Properties = {
  message: MessageItem
  /** How many have answered below it, and the last one's ts; undefined within a thread. */
  replies?: number
  latest?: string | undefined
  /** Whether its thread stands open beside it. */
  open?: boolean
}

/** A message: who, when, what, and what one can do with it. */
export const Message = memo(function Message({ message, replies, latest, open = false }: Properties) {
  const { setting, user, perform, goTo } = useWorld()
  const { ts, channel, user: author = '', only } = message
  const bot = author === setting.bot.id
  const name = bot ? setting.bot.name : (setting.people.find(({ id }) => id === author)?.name ?? 'somebody')
  return (
    <article
      className="message"
      aria-label={`${name}, ${clockOf(ts)}`}
      data-only={only ? '' : undefined}
      data-open={open ? '' : undefined}
      data-ts={ts}
      data-person={bot ? undefined : ''}
    >
      <Avatar id={author} name={name} bot={bot} />
      <div className="message-main">
        {only && <p className="only">Only visible to you</p>}
        <header>
          <strong>{name}</strong>
          {bot && <span className="badge">APP</span>}
          {author === user && <span className="badge you">YOU</span>}
          <time dateTime={new Date(Number(ts) * 1000).toISOString()} title={momentOf(ts)}>
            {clockOf(ts)}
          </time>
        </header>
        <div className="message-body">
          {message.blocks && message.blocks.length > 0 ? (
            <Blocks
              surface={`${channel}/${ts}`}
              blocks={message.blocks}
              onChoose={(choice) => perform('choose', { channel, ts, choice })}
            />
          ) : (
            <Markup text={message.text} />
          )}
          {message.edited && !bot && <small className="edited">(edited)</small>}
        </div>
        <Files files={message.files} />
        {message.reactions && (
          <ul className="reactions" aria-label="Reactions">
            {message.reactions.map((reaction) => (
              <li key={reaction.name}>
                :{reaction.name}: {reaction.users.length}
              </li>
            ))}
          </ul>
        )}
        {replies !== undefined && replies > 0 && (
          <button
            type="button"
            className="replies"
            aria-pressed={open}
            onClick={() => goTo({ channel, thread: ts })}
          >
            {replies} {replies === 1 ? 'reply' : 'replies'}
            <span> Last at {clockOf(latest ?? ts)}</span>
          </button>
        )}
      </div>
      {!only && <MessageMenu message={message} inThread={replies === undefined} bot={bot} />}
    </article>
  )
})
