import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import 'slack-blocks-to-jsx/dist/style.css'
import './styles/base.css'
import './styles/panes.css'
import './styles/messages.css'
import './styles/blocks.css'
import './styles/composer.css'
import './styles/engine.css'
import type { Setting } from '../protocol.ts'
import { readSetting } from './api.ts'
import { App } from './app.tsx'

const root = createRoot(document.getElementById('root') ?? document.body)

readSetting().then(
  (setting: Setting) =>
    root.render(
      <StrictMode>
        <App setting={setting} />
      </StrictMode>,
    ),
  () => root.render(<p className="lost">The playground does not answer. Is it still running?</p>),
)
