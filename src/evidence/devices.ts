import type { Line } from '../text/line.ts'
import type { Claim } from './claim.ts'
import { groupNames } from './device-name.ts'
import type { Device, Evidence } from './evidence.ts'
import { isGenericName } from './host-name.ts'
import { readLogLine } from './log-line.ts'

/**
 * Gives evidence without a host to a device: to the only one that the paste names; where it names several, to the
 * nearest prompt above in the same block; else to nobody. Default names are dropped, and all spellings of a device's
 * name become the first one.
 */
export function assignDevices(claims: readonly Claim[], lines: readonly Line[]): Claim[] {
  const prompts = promptsAbove(lines)
  const hosts = [...namedIn(lines), ...claims.flatMap(({ evidence }) => hostOf(evidence) ?? [])]
  const names = groupNames(hosts)
  const only = names.count === 1 ? hosts[0] : undefined
  return claims.map((claim) => {
    const { device: given, ...evidence } = claim.evidence
    const at = claim.claims[0] ?? 0
    const host = hostOf(claim.evidence) ?? only ?? prompts[at]
    const { host: _, ...rest } = given ?? {}
    const device: Device = { ...(host && { host: names.canonical(host) }), ...rest }
    return { ...claim, evidence: { ...evidence, ...(Object.keys(device).length > 0 && { device }) } }
  })
}

/** The names that a paste's prompts, exports and log headers hold, other facilities' messages included. */
function namedIn(lines: readonly Line[]): string[] {
  return lines.flatMap((line) => {
    const prompt = nameOf(line.prompt?.host)
    const header = line.text.includes('%') ? readLogLine(line.text, false)[0]?.header : undefined
    const host = header?.stamped ? (header.host ?? nameOf(line.record?.host)) : nameOf(line.record?.host)
    return [prompt, host].filter((name) => name !== undefined)
  })
}

/** For each line, the named prompt nearest above it (or its own) in its block. */
function promptsAbove(lines: readonly Line[]): (string | undefined)[] {
  let block = -1
  let current: string | undefined
  return lines.map((line) => {
    if (line.block !== block) current = undefined
    block = line.block
    // a prompt without a name is another device's, as far as anybody can tell
    if (line.prompt) current = nameOf(line.prompt.host)
    return current
  })
}

function hostOf(evidence: Omit<Evidence, 'id'>): string | undefined {
  return nameOf(evidence.device?.host)
}

function nameOf(host: string | undefined): string | undefined {
  return host === undefined || host === '' || isGenericName(host) ? undefined : host
}
