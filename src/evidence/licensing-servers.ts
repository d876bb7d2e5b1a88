import type { Line } from '../text/line.ts'

/** The names that a switch reaches for licensing by the chapter; `cisco.com` is its example of a name to ping. */
const SERVERS = new Set(['smartreceiver.cisco.com', 'tools.cisco.com', 'cslu-local', 'cisco.com'])

/** Lines that name a licensing server: a URL of the licensing service or of CSLU, its address in a status. */
const NAMES_SERVER = /licservice|\/cslu\/|cslu address|license smart url|ddceservice/i

/** The hosts of the licensing servers that a paste itself names, in small letters. */
export function serversOf(lines: readonly Line[]): ReadonlySet<string> {
  const hosts = lines
    .filter(({ text }) => NAMES_SERVER.test(text))
    .flatMap(({ text }) => [
      // http://192.168.0.1:8182/cslu/v1/pi
      ...[...text.matchAll(/\bhttps?:\/\/(?<host>[a-z0-9._-]{1,253})/gi)].map(
        ({ groups }) => groups?.host ?? '',
      ),
      // Cslu address: cslu-1
      /cslu address ?: ?(?<host>[a-z0-9._-]{1,253}) {0,80}$/i.exec(text)?.groups?.host ?? '',
    ])
  return new Set(hosts.filter((host) => host !== '').map((host) => host.toLowerCase()))
}

/** Whether a ping's target is a licensing server: one of Cisco's names, `cslu-local` in any domain, or one of the paste. */
export function isLicensingServer(target: string, ofPaste: ReadonlySet<string>): boolean {
  const name = target.toLowerCase().replace(/\.$/, '')
  return SERVERS.has(name) || name.startsWith('cslu-local.') || ofPaste.has(name)
}
