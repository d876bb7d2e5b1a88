import { type ClipboardEvent, type DragEvent, type KeyboardEvent, useId, useRef, useState } from 'react'
import type { ChannelItem, Shared } from '../protocol.ts'
import { type Completion, completionsFor } from './completions.ts'
import { useWorld } from './world.ts'

/** Slack's client makes a snippet of what is longer. */
const PASTE_AT_MOST = 4000

/** A place to write, paste, and drop files: Enter sends, Shift and Enter begins a new line. */
export function Composer({
  channel,
  thread,
  notice,
}: {
  channel: ChannelItem
  thread?: string
  notice: string
}) {
  const { setting, perform, goTo } = useWorld()
  const [text, setText] = useState('')
  const [files, setFiles] = useState<Shared[]>([])
  const [chosen, setChosen] = useState(0)
  const [closed, setClosed] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const id = useId()
  const offered = closed ? [] : completionsFor(text, setting, thread !== undefined)
  const label = thread ? 'Reply in the thread' : `Message ${channel.name}`

  async function send() {
    const typed = text.trimEnd()
    if (typed === '' && files.length === 0) return
    setText('')
    setFiles([])
    const place = { channel: channel.id, ...(thread && { thread }) }
    if (typed.startsWith('/') && files.length === 0) {
      const [command = ''] = typed.split(/\s/, 1)
      const { refused } = await perform('slash', {
        ...place,
        command,
        text: typed.slice(command.length).trim(),
      })
      if (refused) setText(typed)
      return
    }
    const { ts } = await perform('post', { ...place, text: typed, files })
    if (ts && !thread) goTo({ channel: channel.id, thread: ts })
  }

  function complete({ insert }: Completion) {
    setText(insert)
    setChosen(0)
    area.current?.focus()
  }

  function onKey(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const completion = offered[chosen]
    if (
      completion &&
      (event.key === 'Tab' || (event.key === 'Enter' && completion.insert.trim() !== text.trim()))
    ) {
      event.preventDefault()
      complete(completion)
    } else if (completion && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      setChosen((chosen + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length)
    } else if (event.key === 'Escape') setClosed(true)
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void send()
    }
  }

  function onPaste(event: ClipboardEvent) {
    const pasted = event.clipboardData.getData('text/plain')
    if (event.clipboardData.files.length > 0) void take(event.clipboardData.files)
    else if (pasted.length > PASTE_AT_MOST) setFiles([...files, { name: 'Untitled', content: pasted }])
    else return
    event.preventDefault()
  }

  async function take(given: FileList) {
    const read = await Promise.all(
      [...given].map(async (file) => ({ name: file.name, content: await file.text() })),
    )
    setFiles((before) => [...before, ...read])
  }

  function onDrop(event: DragEvent) {
    event.preventDefault()
    void take(event.dataTransfer.files)
  }

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onDrop={onDrop}
      onDragOver={(event) => event.preventDefault()}
    >
      <p className="notice" role="status">
        {notice}
      </p>
      {offered.length > 0 && (
        <div className="completions" role="listbox" id={`${id}-list`} aria-label="Completions">
          {offered.map((completion, at) => (
            <div
              key={completion.insert}
              id={`${id}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === chosen}
              onMouseDown={(event) => {
                event.preventDefault()
                complete(completion)
              }}
            >
              <strong>{completion.show}</strong> <span>{completion.about}</span>
            </div>
          ))}
        </div>
      )}
      {files.length > 0 && (
        <ul className="attached" aria-label="Attached">
          {files.map((file, at) => (
            <li key={`${file.name}${file.content.length}`}>
              {file.name} <small>{file.content.split('\n').length} lines, as a snippet</small>
              <button
                type="button"
                aria-label={`Remove ${file.name}`}
                onClick={() => setFiles(files.filter((_, each) => each !== at))}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      <textarea
        ref={area}
        value={text}
        rows={Math.min(Math.max(text.split('\n').length, thread ? 1 : 2), 10)}
        placeholder={label}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? `${id}-list` : undefined}
        aria-activedescendant={offered.length > 0 ? `${id}-${chosen}` : undefined}
        spellCheck={false}
        onChange={(event) => {
          setText(event.target.value)
          setClosed(false)
          setChosen(0)
        }}
        onKeyDown={onKey}
        onPaste={onPaste}
      />
      <div className="composer-tools">
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            if (event.target.files) void take(event.target.files)
            event.target.value = ''
          }}
        />
        <button type="button" onClick={() => picker.current?.click()}>
          Add file
        </button>
        <small>
          <kbd>Enter</kbd> sends, <kbd>Shift</kbd>+<kbd>Enter</kbd> new line
        </small>
        <button type="submit" className="send" disabled={text.trim() === '' && files.length === 0}>
          Send
        </button>
      </div>
    </form>
  )
}
