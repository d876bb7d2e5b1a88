/** The stage that a try completed: none|name|path|tcp|tls|http|service, as `comm.reached` has them. */
type Reached = 'none' | 'name' | 'path' | 'tcp' | 'tls' | 'http' | 'service'

/** What a try by hand printed: how far it got, the row that shows it, and what it says of the far end. */
export type HttpsTry = {
  reached: Reached
  row: number
  host?: string
  issuer?: string
  /** The name that the certificate is made out to. */
  subject?: string
  error?: string
  status?: number
  deniedBy?: string
}

/** The certificate that openssl prints whole. */
export const CERTIFICATE = { begin: /^-----BEGIN CERTIFICATE-----/, end: /^-----END CERTIFICATE-----/ }

/** What each row proves, the first that fits; a row that comes later and proves more counts. */
const PROOFS: readonly { says: RegExp; reached: Reached; fails?: boolean }[] = [
  {
    says: /could(?: not|n't) resolve (?:host|proxy)|name or service not known|getaddrinfo|resolving timed out|temporary failure in name resolution|unknown host|no such host|nodename nor servname/i,
    reached: 'none',
    fails: true,
  },
  { says: /connection refused|errno=111\b/i, reached: 'path', fails: true },
  {
    says: /ssl certificate problem|subject name|certificate verify failed|verify error|subjectaltname does not match|does not match target|unable to get (?:local )?issuer|self[- ]signed certificate|cannot verify .{1,80} certificate|unable to locally verify/i,
    reached: 'tcp',
    fails: true,
  },
  {
    says: /ssl_connect|ssl connect error|ssl connection timeout|wrong version number|handshake failure|unexpected eof|alert number/i,
    reached: 'tcp',
    fails: true,
  },
  { says: /empty reply from server/i, reached: 'tls', fails: true },
  {
    says: /no route to host|network is unreachable|host is unreachable|errno=113\b/i,
    reached: 'name',
    fails: true,
  },
  {
    says: /connection timed out|connect(?:ion)? timeout|failed to connect|timed out after|operation timed out|unable to connect|couldn't connect|errno=110\b/i,
    reached: 'name',
    fails: true,
  },
  { says: /^\s{0,8}This is the Smart Receiver!/i, reached: 'service' },
  { says: /^(?:< )?HTTP\/\d(?:\.\d)? \d{3}\b|awaiting response\.\.\. \d{3}\b/i, reached: 'http' },
  {
    says: /^\* {1,3}SSL connection using |^\s{0,8}Verify return code: 0 \(ok\)|^\* {1,3}SSL certificate verify ok/i,
    reached: 'tls',
  },
  { says: /^(?:\* {1,3})?Connected to |^CONNECTED\(|\.\.\. connected\./i, reached: 'tcp' },
  { says: /^(?:\* {1,3})?(?:Trying |Host .{1,253} was resolved)/i, reached: 'name' },
]
const ORDER: readonly Reached[] = ['none', 'name', 'path', 'tcp', 'tls', 'http', 'service']
/** What curl, wget, openssl and telnet print; of a page only what is Cisco's own. */
const OWN =
  /^\s{0,8}(?:\*|[<>{}] ?|curl: \(|wget: |telnet: |HTTP\/\d|(?:CONNECT|GET|HEAD) \S|(?:Host|User-Agent|Accept|Server|Via|X-Squid-Error|Proxy-[A-Z][a-z]{2,20}|Connection|Content-[A-Z][a-z]{2,12}|Date|Location): ?\S|Trying |Connected to |Escape character |CONNECTED\(|depth=|verify |Connecting to |Resolving |--\d{4}-|HTTP request sent|Certificate chain|Server certificate|---|\d s:|[si]:|subject=|issuer=|issuer:|subject:|No client certificate|SSL handshake|SSL-Session|New, |Verif|Protocol|Cipher|Server public key|Secure Renegotiation|Compression|Expansion|ALPN|Early data|Peer |Acceptable|Connection (?:closed|refused|timed)|This is the Smart Receiver|Environment Information|cisco\.life|License |Crypto Enabled|Retry |Rate Limit |% Total|\s{0,20}\d{1,3}\s{1,8}\d|ERROR: |More details here|Unable to |could not )/i
const ISSUER = /^\s{0,8}(?:\*\s{1,4})?issuer[=:]\s{0,4}(?<issuer>\S.{0,200})$/i
const SUBJECT =
  /^\s{0,8}(?:\*\s{1,4})?subject[=:].{0,200}?\bCN ?= ?(?<name>[A-Za-z0-9][\w-]{0,62}(?:\.[\w-]{1,62}){1,6})/i
const STATUS = /(?:^(?:< )?HTTP\/\d(?:\.\d)?|awaiting response\.\.\.) (?<status>\d{3})\b/i
const HOST = /^\* {1,3}Connected to (?<host>[A-Za-z][\w.-]{1,253}) /

/** A proxy that says no to CONNECT: its own words, or a header that only proxies send. */
const PROXY_SAYS_NO =
  /HTTP code 4\d\d from proxy after CONNECT|CONNECT tunnel failed, response 4\d\d|X-Squid-Error: ERR_(?:ACCESS|CACHE_ACCESS)_DENIED|Proxy-Authenticate:/i

/** Whether a line may be one of a try. */
export function isTryLine(text: string): boolean {
  return OWN.test(text)
}

/** Reads what a try printed; undefined where it shows nothing of a connection. */
export function readTry(rows: readonly string[]): HttpsTry | undefined {
  let best: { reached: Reached; row: number; fails: boolean } | undefined
  let error: string | undefined
  for (const [row, text] of rows.entries()) {
    const found = PROOFS.find(({ says }) => says.test(text))
    if (!found) continue
    const { reached, fails = false } = found
    if (fails)
      error =
        /curl: \(\d{1,2}\) (?<error>.{3,300})/.exec(text)?.groups?.error ??
        error ??
        text.replace(/^[*\s]+/, '')
    const further = best === undefined || ORDER.indexOf(reached) > ORDER.indexOf(best.reached)
    // a failure names the stage where it ended, though it doesn't go on from there
    if (further || (fails && best && !best.fails && reached === best.reached)) best = { reached, row, fails }
  }
  if (!best) return undefined
  const issuer = rows.flatMap((text) => ISSUER.exec(text)?.groups?.issuer ?? [])[0]
  const subject = rows.flatMap((text) => SUBJECT.exec(text)?.groups?.name ?? [])[0]
  const status = rows.flatMap((text) => STATUS.exec(text)?.groups?.status ?? []).at(-1)
  const host = rows.flatMap((text) => HOST.exec(text)?.groups?.host ?? [])[0]
  return {
    reached: best.reached,
    row: best.row,
    ...(host && { host }),
    ...(issuer && { issuer: issuer.trim() }),
    ...(subject && { subject }),
    ...(error && { error }),
    ...(status && { status: Number(status) }),
    ...(rows.some((text) => PROXY_SAYS_NO.test(text)) && { deniedBy: 'proxy' }),
  }
}
