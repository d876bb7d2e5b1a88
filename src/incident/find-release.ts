//   NXOS: version 10.2(3) [Feature Release]
const NX_OS = /^ *(?:NXOS|system): +version (?<release>\d[\w.()]*)/
// Cisco IOS XE Software, Version 17.09.01
const IOS_XE = /^Cisco IOS[ -]XE Software, Version (?<release>\d[\w.()]*)/

/** The releases that lines of `show version` name, each once, as they stand there. */
export function findReleases(lines: readonly string[]): string[] {
  const found = lines.flatMap((line) => (NX_OS.exec(line) ?? IOS_XE.exec(line))?.groups?.release ?? [])
  return [...new Set(found)]
}
