import { useEffect, useState } from 'react'
import type { Insight, MessageItem } from '../protocol.ts'
import { readInsight } from './api.ts'
import { Causes } from './engine/causes.tsx'
import { Evidence } from './engine/evidence.tsx'
import { Facts } from './engine/facts.tsx'
import { Json } from './engine/json.tsx'
import { Paste } from './engine/paste.tsx'
import { useWorld } from './world.ts'

type Properties = {
  channel: string
  root: MessageItem
  messages: readonly MessageItem[]
  onClose: () => void
}

/** What the engine saw in a paste of the thread: its lines, the evidence, the facts, the causes, the whole answer. */
export function EnginePane({ channel, root, messages, onClose }: Properties) {
  const { setting, user } = useWorld()
  const said = messages.filter(
    ({ ts, thread_ts, user: author, only }) =>
      (ts === root.ts || thread_ts === root.ts) && author !== setting.bot.id && !only,
  )
  const [picked, setPicked] = useState('')
  const insight = useInsight(user, channel, root.ts, picked, said.length)
  const [lines, setLines] = useState<[number, number]>()
  const read = insight && `read in ${insight.milliseconds.toFixed(1)} ms by rules, no model asked`
  const about = said.length > 0 ? (read ?? 'reading…') : 'Nobody has pasted anything here.'

  return (
    <section className="pane engine-pane" aria-label="What the engine saw">
      <header className="pane-head">
        <div>
          <h2>What the engine saw</h2>
          <p>{about}</p>
        </div>
        <div className="pane-tools">
          <button type="button" aria-label="Close what the engine saw" onClick={onClose}>
            ✕
          </button>
        </div>
      </header>
      <section className="engine-body" aria-label="Findings">
        {insight && insight.pastes.length > 1 && (
          <label className="engine-pick">
            Read
            <select value={picked} onChange={(event) => setPicked(event.target.value)}>
              <option value="">all {insight.pastes.length} pastes of the thread together</option>
              {insight.pastes.map(({ ts, title }, at) => (
                <option key={ts} value={ts}>
                  {at + 1}. {title.slice(0, 60)}
                </option>
              ))}
            </select>
          </label>
        )}
        {insight && (
          <>
            <p className="verdict" data-act={insight.answer.verdict.act}>
              <span>{insight.answer.verdict.act}</span>
              {insight.answer.verdict.headline}
            </p>
            <Paste insight={insight} lines={lines} />
            <Evidence answer={insight.answer} onLines={setLines} />
            <Causes answer={insight.answer} onLines={setLines} />
            <Facts answer={insight.answer} onLines={setLines} />
            <Json answer={insight.answer} />
          </>
        )}
      </section>
    </section>
  )
}

/** Read again whenever somebody has said more. */
function useInsight(
  user: string,
  channel: string,
  ts: string,
  only: string,
  said: number,
): Insight | undefined {
  const [insight, setInsight] = useState<Insight>()
  useEffect(() => {
    let late = said === 0
    // the answer in the thread comes first
    const timer = setTimeout(() => {
      if (late) return
      readInsight(user, channel, ts, only || undefined).then(
        (read) => late || setInsight(read),
        () => late || setInsight(undefined),
      )
    }, 150)
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [user, channel, ts, only, said])
  return insight
}
