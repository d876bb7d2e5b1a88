import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Acts, MessageItem, Outcome, Sample, Setting } from '../protocol.ts'
import { perform } from './api.ts'
import { ChannelPane } from './channel-pane.tsx'
import { EnginePane } from './engine-pane.tsx'
import { Modal } from './modal.tsx'
import { Sidebar } from './sidebar.tsx'
import { ThreadPane } from './thread-pane.tsx'
import { type Place, usePlace } from './use-place.ts'
import { useScreen } from './use-screen.ts'
import { useTheme } from './use-theme.ts'
import { World, type WorldValue } from './world.ts'

/** The page: who one is and where, the channel, the thread, and what the engine saw. */
export function App({ setting }: { setting: Setting }) {
  const [place, go] = usePlace()
  const { choice, theme, next } = useTheme()
  const user = setting.people.find(({ id }) => id === place.user)?.id ?? setting.people[0]?.id ?? ''
  const screen = useScreen(user)
  const [engine, setEngine] = useState(() => window.innerWidth >= 1400)
  const [notice, setNotice] = useState('')

  const channel = screen.channels.find(({ id }) => id === place.channel) ?? screen.channels[0]
  const inChannel = useMemo(
    () => screen.messages.filter((message) => message.channel === channel?.id),
    [screen.messages, channel?.id],
  )
  const thread = inChannel.find(({ ts }) => ts === place.thread)

  const goTo = useCallback(
    (to: Place) => {
      setNotice('')
      go({ user, channel: channel?.id, ...to })
    },
    [go, user, channel?.id],
  )

  const doAct = useCallback(
    async <Name extends keyof Acts>(name: Name, act: Acts[Name]): Promise<Outcome> => {
      setNotice('')
      const outcome = await perform(user, name, act)
      if (outcome.refused) setNotice(outcome.refused)
      return outcome
    },
    [user],
  )

  const world = useMemo<WorldValue>(
    () => ({
      setting,
      user,
      theme,
      channels: screen.channels,
      perform: doAct,
      goTo,
      openEngine: () => setEngine(true),
    }),
    [setting, user, theme, screen.channels, doAct, goTo],
  )

  useOpening(place.channel, channel?.id, inChannel, goTo)

  async function postSample(sample: Sample, inThread?: string) {
    if (!channel) return
    const spokenTo = channel.type === 'im' || sample.unasked || inThread !== undefined
    const text = spokenTo ? sample.text : `@${setting.bot.name} ${sample.text}`
    const { ts } = await doAct('post', {
      channel: channel.id,
      text,
      files: [],
      sample: sample.id,
      ...(inThread && { thread: inThread }),
    })
    if (ts && !inThread) goTo({ thread: ts })
  }

  return (
    <World value={world}>
      <div
        className="app"
        data-thread={thread ? '' : undefined}
        data-engine={engine && thread ? '' : undefined}
      >
        <Sidebar
          channel={channel?.id}
          theme={choice}
          onTheme={next}
          onSample={postSample}
          connected={screen.connected}
        />
        {channel && (
          <ChannelPane
            channel={channel}
            messages={inChannel}
            home={screen.home}
            notice={thread ? '' : notice}
            thread={thread?.ts}
          />
        )}
        {channel && thread && (
          <ThreadPane
            key={thread.ts}
            channel={channel}
            root={thread}
            messages={inChannel}
            notice={notice}
            engine={engine}
            onEngine={() => setEngine(!engine)}
            onSample={(sample) => postSample(sample, thread.ts)}
          />
        )}
        {channel && thread && engine && (
          <EnginePane
            channel={channel.id}
            root={thread}
            messages={inChannel}
            onClose={() => setEngine(false)}
          />
        )}
        {screen.modal && <Modal key={screen.modal.id} item={screen.modal} />}
      </div>
    </World>
  )
}

/** Opens the page with the first thread of the channel beside it, on a screen that is wide enough. */
function useOpening(
  asked: string | undefined,
  channel: string | undefined,
  messages: readonly MessageItem[],
  goTo: WorldValue['goTo'],
): void {
  const [first] = messages
  const ready = !asked && channel !== undefined && first !== undefined && window.innerWidth >= 1000
  useEffect(() => {
    if (ready) goTo({ channel, thread: first.ts })
  }, [ready, channel, first?.ts, goTo])
}
