import { expect, test } from 'vitest'
import { sharedFiles } from '../../../src/slack/files/shared-file.ts'

const here = { id: 'F1', name: 'x', url_private: 'https://files.slack.com/files-pri/T1-F1/x' }
const first = (file: unknown) => sharedFiles([file])[0]

test.each([
  [{ mode: 'snippet', filetype: 'text', mimetype: 'text/plain' }],
  [{ mode: 'snippet', name: 'untitled' }],
  [{ mode: 'hosted', name: 'Leaf-12.TXT' }],
  [{ mode: 'hosted', name: 'messages.log', mimetype: 'application/octet-stream', filetype: 'binary' }],
  [{ mode: 'hosted', name: 'messages.log.gz', mimetype: 'application/gzip', filetype: 'gzip' }],
  [{ mode: 'hosted', name: 'leaf-12', mimetype: 'text/x-python', filetype: 'python' }],
  [{ mode: 'hosted', name: 'export', mimetype: 'application/json', filetype: 'json' }],
])('%j says that it is a text', (file) => {
  expect(first({ ...here, ...file })).toMatchObject({ text: true, state: 'here' })
})

test.each([
  [{ mode: 'hosted', name: 'screen.png', mimetype: 'image/png', filetype: 'png' }],
  [{ mode: 'hosted', name: 'logs.zip', mimetype: 'application/zip', filetype: 'zip' }],
  [{ mode: 'hosted', name: 'logs.tgz', mimetype: 'application/x-compressed', filetype: 'binary' }],
  [{ mode: 'hosted', name: 'page.html', mimetype: 'text/html', filetype: 'html' }],
  [{ mode: 'hosted', name: 'doc.pdf', mimetype: 'application/pdf', filetype: 'pdf' }],
  [{ mode: 'quip', name: 'canvas', mimetype: 'application/vnd.slack-docs', filetype: 'quip' }],
])('%j says that it is none', (file) => {
  expect(first({ ...here, ...file })?.text).toBe(false)
})

test.each([
  [{ id: 'F1', mode: 'tombstone' }, 'gone'],
  [{ ...here, mode: 'hidden_by_limit' }, 'gone'],
  [{ ...here, file_access: 'access_denied' }, 'gone'],
  [{ ...here, file_access: 'check_file_info' }, 'unknown'],
  [{ id: 'F1' }, 'unknown'],
  [null, 'unknown'],
  ['nonsense', 'unknown'],
])('%j is %s', (file, state) => {
  expect(first(file)?.state).toBe(state)
})

test('no list, no files', () => {
  for (const nothing of [undefined, null, {}, 'x', []]) expect(sharedFiles(nothing)).toEqual([])
})
