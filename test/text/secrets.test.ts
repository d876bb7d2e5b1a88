import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPaste } from '../../src/text/read-paste.ts'
import { SECRET_KINDS } from '../../src/text/secret-marks.ts'
import { withoutSecrets } from '../../src/text/secrets.ts'
import { NO_SECRETS, SECRETS, type SecretSample } from './samples-of-secrets.ts'

/** Whether nothing of the sample is left, and what was found has the sample's name. */
function isOut(
  [what, paste, ...values]: SecretSample,
  read: (paste: string) => { text: string; kinds: string[] },
): boolean {
  const { text, kinds } = read(paste)
  return values.every((value) => !text.includes(value)) && kinds.includes(what)
}

const inText = (paste: string): { text: string; kinds: string[] } => {
  const { text, secrets } = withoutSecrets(paste)
  return { text, kinds: secrets.map((secret) => secret.what) }
}

const inPaste = (paste: string): { text: string; kinds: string[] } => {
  const { lines, secrets } = readPaste(paste)
  return { text: JSON.stringify(lines), kinds: secrets.map((secret) => secret.what) }
}

describe('recall', () => {
  test('there are enough samples, and each kind has one', () => {
    expect(SECRETS.length).toBeGreaterThanOrEqual(60)
    expect(new Set(SECRETS.map(([what]) => what))).toEqual(new Set(SECRET_KINDS))
  })

  test('every secret goes, from any text', () => {
    expect(SECRETS.filter((sample) => !isOut(sample, inText)).map(([, paste]) => paste)).toEqual([])
  })

  test('every secret goes, from a paste', () => {
    expect(SECRETS.filter((sample) => !isOut(sample, inPaste)).map(([, paste]) => paste)).toEqual([])
  })

  test('every secret goes, from a string within JSON', () => {
    const inJson = (paste: string): { text: string; kinds: string[] } =>
      inPaste(JSON.stringify({ message: paste, host: 'leaf-1' }))
    const left = SECRETS.filter((sample) => !isOut(sample, inJson))
    expect(left.map(([, paste]) => paste)).toEqual([])
  })

  test('every secret goes as Slack delivers it, in a fence', () => {
    const escaped = (paste: string): string =>
      paste.includes('&gt;') || paste.includes('|http') || paste.includes('mailto:')
        ? paste
        : paste.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    const inSlack = (paste: string): { text: string; kinds: string[] } =>
      inPaste(`hi\n\`\`\`\n${escaped(paste)}\n\`\`\``)
    expect(SECRETS.filter((sample) => !isOut(sample, inSlack)).map(([, paste]) => paste)).toEqual([])
  })

  test('a token goes wherever an 80-column terminal cuts it', () => {
    const token = 'Qm9ndXMtdG9rZW4tMDAxLUJvZ3VzLXRva2VuLTAwMi1Cb2d1cy10b2tlbi0wMDMtQm9ndXM5%3D%0A'
    for (let prompt = 1; prompt < 40; prompt++) {
      const typed = `${'s'.repeat(prompt)}w1# license smart trust idtoken ${token} force`
      const paste = typed.replace(/.{80}/g, '$&\n')
      const { lines } = readPaste(`${paste}\nsw1#`)
      const shown = lines.map(({ text }) => text).join('')
      for (let at = 0; at + 6 <= token.length; at += 6)
        expect(shown, paste).not.toContain(token.slice(at, at + 6))
    }
  })
})

describe('precision', () => {
  test('there are enough lines without a secret', () => {
    expect(NO_SECRETS.length).toBeGreaterThanOrEqual(200)
  })

  test('nothing is found in them, alone or together', () => {
    expect(NO_SECRETS.filter((line) => withoutSecrets(line).text !== line)).toEqual([])
    const all = NO_SECRETS.join('\n')
    expect(withoutSecrets(all).secrets).toEqual([])
    expect(readPaste(all).secrets).toEqual([])
  })
})

describe('what comes back', () => {
  test('a placeholder names the kind, and the rest of the line stays', () => {
    expect(withoutSecrets('hi\nsw1# license smart trust idtoken c2VjcmV0LXNlY3JldA force\nbye')).toEqual({
      text: 'hi\nsw1# license smart trust idtoken [idtoken removed] force\nbye',
      secrets: [{ what: 'idtoken', lines: [2, 2] }],
    })
  })

  test('a key of several rows is one secret with all its lines', () => {
    const row = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj'
    const { text, secrets } = withoutSecrets(
      `key:\n-----BEGIN PRIVATE KEY-----\n${row}\n${row}\n-----END PRIVATE KEY-----`,
    )
    expect(secrets).toEqual([{ what: 'private key', lines: [3, 4] }])
    expect(text.split('\n')).toHaveLength(5)
  })

  test('a JSON document stays one', () => {
    const { text } = withoutSecrets(
      JSON.stringify({ password: 'Tr0ub4dor&3', note: 'idtoken c2VjcmV0LXNlY3JldA\nnext' }),
    )
    expect(JSON.parse(text)).toEqual({
      password: '[password removed]',
      note: 'idtoken [idtoken removed]\nnext',
    })
  })

  test('a text that was cleaned once stays as it is', () => {
    for (const [, paste] of SECRETS) {
      const { text } = withoutSecrets(paste)
      expect(withoutSecrets(text), paste).toEqual({ text, secrets: [] })
    }
  })

  test('any text keeps its rows, and no span leaves it', () => {
    const pieces = fc.constantFrom(
      ...SECRETS.map(([, paste]) => paste),
      '\n',
      '\r\n',
      ' ',
      'password ',
      '"',
      '\\',
      '://',
      '\uf8e0',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 12 }), (parts) => {
        const paste = parts.join('')
        const { text, secrets } = withoutSecrets(paste)
        expect(text.split('\n').length).toBe(paste.split('\n').length)
        const rows = paste.split(paste.includes('\n') ? '\n' : '\r').length
        for (const { lines } of secrets)
          expect(lines[0] >= 1 && lines[0] <= lines[1] && lines[1] <= rows).toBe(true)
      }),
    )
  })
})
