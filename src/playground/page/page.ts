import { startEngine } from './ask-engine.ts'
import { copyText } from './copy-text.ts'
import { drawAnswer } from './draw-answer.ts'
import { byId, element } from './element.ts'
import { fillOptions, readOptions } from './options.ts'
import type { PageData } from './page-data.ts'
import { createPasteBox } from './paste-box.ts'
import type { Told } from './protocol.ts'
import { takeFiles } from './take-files.ts'

const data: PageData = JSON.parse(byId('page-data', HTMLElement).textContent ?? '')
const { words } = data
const engine = startEngine(data.files)
const article = byId('answer', HTMLElement)
const state = byId('state', HTMLElement)
const samples = byId('samples', HTMLElement)
const ticked = new Set<string>()
let latest = 0

const box = createPasteBox({
  pasted: () => void explain(),
  changed() {
    article.classList.toggle('stale', !article.hidden)
  },
  excerpt(lines) {
    const told = words.excerpt
      ?.replace('{first}', `${lines?.first}`)
      .replace('{last}', `${lines?.last}`)
      .replace('{all}', `${lines?.all}`)
    byId('excerpt', HTMLElement).textContent = lines ? (told ?? '') : ''
  },
})

fillOptions(data)
samples.append(
  ...data.samples.map(({ title, expect, text }) =>
    element(
      'button',
      { type: 'button', onclick: () => void explainText(text) },
      element('strong', {}, title),
      element('span', { class: 'quiet' }, expect),
    ),
  ),
)
byId('ask', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault()
  void explain({ focus: true })
})
byId('ask', HTMLFormElement).addEventListener('reset', () => {
  latest++
  ticked.clear()
  article.hidden = true
  samples.hidden = false
  announce('')
  box.put('')
  box.focus()
})
byId('paste', HTMLTextAreaElement).addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void explain({ focus: true })
})
byId('file', HTMLInputElement).addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.files) void takeAndExplain([...target.files])
})
addEventListener('dragover', (event) => event.preventDefault())
addEventListener('drop', (event) => {
  const files = [...(event.dataTransfer?.files ?? [])]
  if (files.length === 0) return
  event.preventDefault()
  void takeAndExplain(files)
})
async function takeAndExplain(files: readonly File[]): Promise<void> {
  const taken = await takeFiles(files)
  if ('text' in taken) await explainText(taken.text)
  else announce(words[taken.wrong]?.replace('{name}', taken.name))
}

function explainText(text: string): Promise<void> {
  ticked.clear()
  box.put(text)
  return explain({ focus: true })
}

async function explain({ focus = false } = {}): Promise<void> {
  const options = readOptions()
  const paste = box.text()
  if (!options || paste.trim() === '') return
  const mine = ++latest
  article.setAttribute('aria-busy', 'true')
  const patience = setTimeout(() => announce(words.working), 150)
  const told = await engine.ask({ kind: 'explain', paste, options })
  clearTimeout(patience)
  if (mine === latest) show(told, focus)
}

function show(told: Told, focus: boolean): void {
  article.removeAttribute('aria-busy')
  if (told.kind !== 'explained') {
    announce(words.broken)
    return
  }
  const { answer, json } = told
  article.replaceChildren(
    ...drawAnswer(answer, json, {
      words,
      ticked,
      copy: (text, pressed) => void copy(text, pressed),
      copyMarkdown: (pressed) => void copyMarkdown(pressed),
      print: () => globalThis.print(),
      show: box.show,
    }),
  )
  article.hidden = false
  samples.hidden = true
  article.classList.remove('stale')
  announce(answer.headline, false)
  if (focus) article.querySelector('h2')?.focus()
}

async function copyMarkdown(pressed: HTMLButtonElement): Promise<void> {
  const markdown = await engine.ask({ kind: 'markdown', done: [...ticked] })
  if (markdown.kind === 'markdown') await copy(markdown.text, pressed)
}

/** Tells something to who listens to the page; `seen`: to who looks at it too. */
function announce(text: string | undefined, seen = true): void {
  state.textContent = text ?? ''
  state.classList.toggle('seen', seen)
}

async function copy(text: string, pressed: HTMLButtonElement): Promise<void> {
  const label = pressed.textContent
  if (!(await copyText(text)) || label === words.copied) return
  pressed.textContent = words.copied ?? ''
  setTimeout(() => {
    pressed.textContent = label
  }, 1500)
}
