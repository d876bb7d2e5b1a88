import type { Secret } from './secret-context.ts'
import type { SecretKind } from './secret-marks.ts'

const TOKEN_ROWS_AT_MOST = 400
const LONGEST = 16_384
const RUN = /[\w.-]/
const PATH = /[\w./-]/
const HASH = /[\w./=,$]/

/** What a service's token begins with, and what the run of its characters must be. */
const SHAPES: readonly { begins: RegExp; kind: SecretKind; run: RegExp; whole: RegExp }[] = [
  // xoxb-…, xapp-1-…, xoxe.xoxp-1-…
  {
    begins: /^(?:xox|xapp)/,
    kind: 'slack token',
    run: RUN,
    whole: /^(?:xox[a-z](?:\.xox[a-z])?|xapp)-[\w-]{10}/,
  },
  // hooks.slack.com/services/T…/B…/…
  { begins: /^hooks/, kind: 'slack token', run: PATH, whole: /^hooks\.slack\.com\/\w{4,12}\/[\w/-]{10}/ },
  // eyJ….….…
  { begins: /^eyJ/, kind: 'bearer token', run: RUN, whole: /^eyJ[\w-]{8,8000}\.[\w-]{8}/ },
  // $5$salt$hash
  { begins: /^\$/, kind: 'password', run: HASH, whole: /^\$\w{1,2}\$[./A-Za-z0-9=,$]{12}/ },
  // AKIA…, ghp_…, github_pat_…, glpat-…, AIza…, sk_live_…, npm_…
  {
    begins: /^/,
    kind: 'api key',
    run: RUN,
    whole:
      /^(?:(?:AKIA|ASIA)[0-9A-Z]{16}$|gh[pousr]_\w{20}|github_pat_\w{20}|glpat-[\w-]{16}|AIza[\w-]{35}|[rs]k_live_\w{16}|npm_\w{36})/,
  },
]

/** Secrets that show by their own shape, whatever stands before them: tokens of services, hashes, JWTs, CSSM's tokens. */
export function shapedSecrets(text: string): Secret[] {
  const secrets: Secret[] = []
  const beginnings =
    /\bxox[a-z]|\bxapp-|hooks\.slack\.com\/|\b(?:AKIA|ASIA)|\bgh[pousr]_|\bgithub_pat_|\bglpat-|\bAIza|\b[rs]k_live_|\bnpm_|\beyJ|\$(?:1|5|6|8|9|14|2[aby])\$/g
  for (let found = beginnings.exec(text); found; found = beginnings.exec(text)) {
    const shape = SHAPES.find(({ begins }) => begins.test(found?.[0] ?? ''))
    const start = found.index
    let end = start
    while (shape && end - start < LONGEST && shape.run.test(text.charAt(end))) end++
    const run = text.slice(start, end).replace(/\.$/, '')
    if (shape?.whole.test(run)) {
      // the address of a hook is known, its path is the secret
      const skip = run.startsWith('hooks.') ? run.indexOf('/') + 1 : 0
      secrets.push({ kind: shape.kind, start: start + skip, end: start + run.length })
    }
    beginnings.lastIndex = Math.max(beginnings.lastIndex, end)
  }
  // MjVhYzY2ZTctNzQ5Yi00…: a product instance token is base64 of a UUID and a time
  for (const { index, 0: found } of text.matchAll(
    /\b[MNOYZ][A-Za-z0-9+/]{27,400}(?:={1,2}|(?:%3[Dd]){1,2})?(?:%0[Aa])?/g,
  ))
    if (isUuidInBase64(found)) secrets.push({ kind: 'idtoken', start: index, end: index + found.length })
  return secrets
}

/** `http://user:pass@host`: user and password, also in the label of a Slack link. */
export function urlSecrets(text: string): Secret[] {
  const secrets: Secret[] = []
  let at = text.indexOf('://')
  while (at >= 0) {
    const start = at + 3
    const found = /^[^\s/@<>|"'`:?#]{1,128}:(?:<mailto:)?[^\s/@<>|"'`]{1,256}(?=@)/.exec(
      text.slice(start, start + 420),
    )
    if (found && !/^[<[{$*x]/.test(found[0].slice(found[0].indexOf(':') + 1).replace('<mailto:', ''))) {
      const end = start + found[0].length
      secrets.push({ kind: 'proxy credential', start, end })
      const label = /^@[^\s|<>]{1,256}\|(?:[a-z]{2,8}:\/\/)?(?<again>[^\s/|<>@]{1,400})@/.exec(
        text.slice(end, end + 700),
      )
      if (label?.groups?.again) {
        const again = end + label[0].length - 1 - label.groups.again.length
        secrets.push({ kind: 'proxy credential', start: again, end: again + label.groups.again.length })
      }
    }
    at = text.indexOf('://', start)
  }
  return secrets
}

/** The rows of PEM private keys, without their `-----BEGIN` and `-----END` lines; a cut one goes on as far as it reads so. */
export function privateKeys(text: string): Secret[] {
  const secrets: Secret[] = []
  let at = text.indexOf('PRIVATE KEY')
  while (at >= 0) {
    const behind = at + 'PRIVATE KEY'.length
    const head = text.slice(Math.max(0, at - 40), at)
    const begin = head.lastIndexOf('BEGIN ')
    if (begin >= 0 && /^[A-Z0-9 ]{6,40}$/.test(head.slice(begin)))
      for (const row of keyRows(text, behind)) secrets.push(row)
    at = text.indexOf('PRIVATE KEY', behind)
  }
  return secrets
}

function keyRows(text: string, from: number): Secret[] {
  const secrets: Secret[] = []
  const marks = /^(?: BLOCK)?[-–—\s]{1,12}/.exec(text.slice(from, from + 20))?.[0].length ?? 0
  // a row: quote marks or JSON's \n before it, then base64 or a header such as `Proc-Type: 4,ENCRYPTED`
  const row =
    /(?:[\s>|]|\\{1,2}[nr]){0,24}(?<header>(?:Proc-Type|DEK-Info|Comment|Version): [^\n\\]{1,100})?(?<data>[A-Za-z0-9+/=]{1,4096})?/y
  row.lastIndex = from + marks
  for (let rows = 0; rows < TOKEN_ROWS_AT_MOST; rows++) {
    const found = row.exec(text)
    const data = found?.groups?.data ?? ''
    if (!found || (data === '' && !found.groups?.header)) break
    const start = row.lastIndex - data.length
    if (text.startsWith('-----', start) || (data.length < 16 && !isLastRow(text, row.lastIndex))) break
    if (data !== '') secrets.push({ kind: 'private key', start, end: row.lastIndex })
  }
  return secrets
}

/** A short row counts where the key's end follows it. */
function isLastRow(text: string, at: number): boolean {
  return /^(?:[\s>|]|\\{1,2}[nr]){0,24}(?:[-–—]{2,6}\s?END|$)/.test(text.slice(at, at + 40))
}

/** The first twelve bytes of `25ac66e7-749b-…`. */
function isUuidInBase64(value: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{3}/.test(atob(value.slice(0, 16)))
}
