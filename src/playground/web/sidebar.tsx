import { useState } from 'react'
import type { Sample } from '../protocol.ts'
import { Avatar } from './avatar.tsx'
import type { ThemeChoice } from './use-theme.ts'
import { useWorld } from './world.ts'

type Properties = {
  channel: string | undefined
  theme: ThemeChoice
  onTheme: () => void
  onSample: (sample: Sample) => void
  connected: boolean
}

const THEMES: Record<ThemeChoice, string> = { system: '◐ As the system', light: '☀ Light', dark: '☾ Dark' }

/** Who one is, where one can go, and what one can paste. */
export function Sidebar({ channel, theme, onTheme, onSample, connected }: Properties) {
  const { setting, user, channels, goTo } = useWorld()
  const [open, setOpen] = useState(false)
  return (
    <nav className="sidebar" aria-label="Workspace" data-open={open ? '' : undefined}>
      <div className="sidebar-head">
        <img src="/icon.svg" alt="" width="30" height="30" />
        <div>
          <h1>slp-bot</h1>
          <p>{connected ? 'playground, on this machine' : 'connecting…'}</p>
        </div>
        <button type="button" className="sidebar-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Close' : 'Menu'}
        </button>
      </div>

      <div className="sidebar-body">
        <fieldset className="people">
          <legend>You are</legend>
          {setting.people.map(({ id, name }) => (
            <button key={id} type="button" aria-pressed={id === user} onClick={() => goTo({ user: id })}>
              <Avatar id={id} name={name} small /> {name}
            </button>
          ))}
        </fieldset>

        <h2>Channels</h2>
        <ul className="channels">
          {channels.map(({ id, name, type, watched }) => (
            <li key={id}>
              <button
                type="button"
                aria-current={id === channel ? 'page' : undefined}
                onClick={() => {
                  setOpen(false)
                  goTo({ channel: id, thread: undefined })
                }}
              >
                <span aria-hidden="true">{type === 'im' ? '●' : '#'}</span> {name}
                {watched && <small>reads along</small>}
              </button>
            </li>
          ))}
        </ul>

        <h2>Paste a sample</h2>
        <ul className="samples">
          {setting.samples.map((sample) => (
            <li key={sample.id}>
              <button
                type="button"
                onClick={() => {
                  setOpen(false)
                  onSample(sample)
                }}
              >
                <strong>{sample.title}</strong>
                <span>{sample.expect}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>

      <div className="sidebar-foot">
        <button type="button" onClick={onTheme} title="Light, dark, or as the system has it">
          {THEMES[theme]}
        </button>
        <span title="Version of the knowledge base">{setting.knowledge.split('+')[0]}</span>
      </div>
    </nav>
  )
}
