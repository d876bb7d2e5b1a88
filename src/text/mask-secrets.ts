import { communitySecret, snmpHostSecret, snmpUserSecrets } from './community-secrets.ts'
import { authorizationSecret, typedPassword, usernameSecret, userOptionSecret } from './credential-secrets.ts'
import { keySecret } from './key-secret.ts'
import { passwordSecret } from './password-secret.ts'
import type { Secret } from './secret-context.ts'
import { isAllMasked, isMasked, mask } from './secret-marks.ts'
import { privateKeys, shapedSecrets, urlSecrets } from './secret-shapes.ts'
import { tokenSecret } from './token-secret.ts'

const REPEATED_AT_MOST = 20
const TERMINALS = [72, 80, 100, 120, 132, 160, 200]

/**
 * The secrets of a text, and the text with each of their characters replaced by a mark (`secret-marks.ts`): its
 * length, its rows and the syntax around the secrets stay. Text that is masked already stays as it is.
 */
export function maskSecrets(text: string): { text: string; secrets: Secret[] } {
  const found = [...privateKeys(text), ...urlSecrets(text), ...shapedSecrets(text), ...namedSecrets(text)]
    .map((secret) => toItsEnd(text, secret))
    .filter(({ start, end }) => !isAllMasked(text.slice(start, end)))
  if (found.length === 0) return { text, secrets: [] }
  const secrets = apart([...found, ...repeated(text, found)])
  let masked = ''
  let from = 0
  for (const { kind, start, end } of secrets) {
    masked += text.slice(from, start) + maskRows(text.slice(start, end), kind)
    from = end
  }
  return { text: masked + text.slice(from), secrets }
}

/** Secrets that a word before them gives away. */
function namedSecrets(text: string): Secret[] {
  const secrets: Secret[] = []
  const words =
    /token|passw(?:or)?d|passphrase|passcode|pwd|secret|communit(?:y|ies)|key|psk|authorization|bearer|snmp-server user|snmp-server host|username|--?(?:proxy-)?user|(?<=\s)-u(?=\s)|sshpass -p/gi
  for (let word = words.exec(text); word; word = words.exec(text)) {
    // [idtoken removed]
    if (/^[a-z ]{0,20} ?removed\]/.test(text.slice(words.lastIndex, words.lastIndex + 32))) continue
    const here = secretsAt(text, word.index, words.lastIndex, word[0].toLowerCase())
    for (const secret of here) secrets.push(secret)
    const last = here.at(-1)
    if (last) words.lastIndex = Math.max(words.lastIndex, last.end)
  }
  return secrets
}

function secretsAt(text: string, start: number, end: number, word: string): Secret[] {
  switch (word) {
    case 'token':
      return tokenSecret(text, start, end)
    case 'key':
    case 'psk':
      return keySecret(text, start, end)
    case 'community':
      return communitySecret(text, start, end)
    case 'authorization':
    case 'bearer':
      return authorizationSecret(text, start, end)
    case 'snmp-server user':
      return snmpUserSecrets(text, end)
    case 'snmp-server host':
      return snmpHostSecret(text, end)
    case 'username':
      return usernameSecret(text, start, end)
    case '-u':
    case '-user':
    case '--user':
    case '-proxy-user':
    case '--proxy-user':
      return userOptionSecret(text, start, end)
    case 'sshpass -p':
      return typedPassword(text, end)
    case 'communities':
      return []
    default:
      return passwordSecret(text, start, end)
  }
}

/** The same values elsewhere in the text, where they are long and mixed enough to be no word. */
function repeated(text: string, secrets: readonly Secret[]): Secret[] {
  const values = new Map<string, Secret>()
  for (const secret of secrets) {
    const value = text.slice(secret.start, secret.end)
    if (value.length >= 10 && /\d/.test(value) && /[A-Za-z]/.test(value) && !isMasked(value))
      values.set(value, secret)
    if (values.size >= REPEATED_AT_MOST) break
  }
  return [...values].flatMap(([value, { kind }]) => {
    const again: Secret[] = []
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length))
      again.push({ kind, start: at, end: at + value.length })
    return again
  })
}

/** To the end of a word that is masked in part, and into the next row where a terminal had cut the value. */
function toItsEnd(text: string, secret: Secret): Secret {
  if (secret.kind === 'private key' || secret.kind === 'proxy credential') return secret
  const value = text.slice(secret.start, secret.end)
  const row = /^\r{0,2}\n(?:[ \t]{0,3}>[ \t]?){0,4}/.exec(text.slice(secret.end, secret.end + 24))
  if (!row) return secret
  const width = secret.end - (text.lastIndexOf('\n', secret.end - 1) + 1)
  const start = secret.end + row[0].length
  const rest = /^[A-Za-z0-9+/=_%.~-]{1,400}(?=$|[\s"'\\`])/.exec(text.slice(start, start + 401))?.[0] ?? ''
  const wrapped = TERMINALS.includes(width) || (value.length >= 16 && width >= 60)
  if (!wrapped || !isRest(rest, text.slice(start, start + 401))) return secret
  return { ...secret, end: start + rest.length }
}

/** What a cut token ends in: no option, no word of a sentence, no prompt, no stamp. */
function isRest(rest: string, row: string): boolean {
  if (rest === '' || /^(?:force|local|all|role|priv|ro|rw)$/.test(rest) || /^\d{4}$/.test(rest)) return false
  if (/[\d=%+/]/.test(rest)) return !/^[\w.-]{1,63}[#>]/.test(row) && !/^\d{4}[ -]|^\d\d:\d\d/.test(row)
  return (
    /^\S{1,400}\s{0,3}(?:force|local|all)?\s{0,3}(?:$|[\n\r])/.test(row) &&
    rest.length <= 76 &&
    !/^[A-Z]?[a-z]{2,}$/.test(rest)
  )
}

function maskRows(value: string, kind: Secret['kind']): string {
  return value
    .split('\n')
    .map((row) => mask(kind, row.length))
    .join('\n')
}

/** In the order of the text, none over another. */
function apart(secrets: Secret[]): Secret[] {
  const sorted = secrets.sort((one, other) => one.start - other.start || other.end - one.end)
  const kept: Secret[] = []
  for (const secret of sorted) {
    const last = kept.at(-1)
    if (!last || secret.start >= last.end) kept.push(secret)
    else if (secret.end > last.end) last.end = secret.end
  }
  return kept
}
