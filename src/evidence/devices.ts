import type { Line } from '../text/line.ts'
import type { Claim } from './claim.ts'
import { groupNames } from './device-name.ts'
import type { Device, Evidence } from './evidence.ts'
import { findStrangers } from './find-strangers.ts'
import { isGenericName } from './host-name.ts'
import { readFirstHeader } from './log-line.ts'

/**
 * Gives evidence without a host to a device: to the only one that its paste names; where that names several, to the
 * nearest prompt above in the same block; where it names none, to the only one that all pastes together name; else to
 * nobody. What a workstation's shell printed is the workstation's. Default names are dropped, and all spellings of a
 * device's name become the first one.
 */
export function assignDevices(claims: readonly Claim[], lines: readonly Line[]): Claim[] {
  const prompts = promptsAbove(lines)
  const isElsewhere = ({ evidence, claims: [at = 0] }: Claim) =>
    prompts[at]?.shell === true &&
    (evidence.kind === 'show' || evidence.kind === 'device-error') &&
    // a try of the server from a PC is made for the switch's sake
    evidence.show?.command !== 'curl'
  const devices = claims.filter((claim) => !isElsewhere(claim))
  const named = [...namedIn(lines), ...devices.flatMap((claim) => hostAt(claim, lines))]
  const names = groupNames(named.map(({ host }) => host))
  const onlyOf = onlyNames(named)
  const isStranger = findStrangers(claims.map(({ evidence }) => evidence))
  const only = names.count === 1 ? named[0]?.host : undefined
  return claims.map((claim) => {
    // what a model chose is of no device
    if (claim.evidence.chosenBy) return claim
    const { device: given, ...evidence } = claim.evidence
    const above = prompts[claim.claims[0] ?? 0]
    // a log that is read in a shell is another device's
    const ofPaste = onlyOf.get(lines[claim.claims[0] ?? 0]?.paste)
    const named = only ?? ofPaste ?? (above?.shell ? undefined : above?.host)
    const ofDevice = named !== undefined && isStranger(claim.evidence, named) ? undefined : named
    const host = hostOf(claim.evidence) ?? (isElsewhere(claim) ? above?.host : ofDevice)
    const { host: _, ...rest } = given ?? {}
    const device: Device = { ...(host && { host: names.canonical(host) }), ...rest }
    return { ...claim, evidence: { ...evidence, ...(Object.keys(device).length > 0 && { device }) } }
  })
}

/** A name, and which of several pastes has it. */
type Named = { host: string; paste: number | undefined }

/** The names that a paste's prompts, exports and log headers hold, other facilities' messages included. */
function namedIn(lines: readonly Line[]): Named[] {
  return lines.flatMap((line) => {
    const prompt = line.prompt?.mode === 'shell' ? undefined : nameOf(line.prompt?.host)
    const header = readFirstHeader(line.text)
    const host = header?.stamped ? (header.host ?? nameOf(line.record?.host)) : nameOf(line.record?.host)
    return [prompt, host].flatMap((name) => (name === undefined ? [] : [{ host: name, paste: line.paste }]))
  })
}

function hostAt({ evidence, claims: [at = 0] }: Claim, lines: readonly Line[]): Named[] {
  const host = hostOf(evidence)
  return host === undefined ? [] : [{ host, paste: lines[at]?.paste }]
}

/** The one device of each paste that names one only. */
function onlyNames(named: readonly Named[]): Map<number | undefined, string> {
  const byPaste = new Map<number | undefined, string[]>()
  for (const { host, paste } of named) {
    const own = byPaste.get(paste)
    if (own) own.push(host)
    else byPaste.set(paste, [host])
  }
  return new Map(
    [...byPaste].flatMap(([paste, [first = '', ...others]]) =>
      groupNames([first, ...others]).count === 1 ? [[paste, first] as const] : [],
    ),
  )
}

/** A prompt as far as it tells whose output stands below it; a shell may be anybody's workstation. */
type Above = { host?: string | undefined; shell: boolean }

/** For each line, the prompt nearest above it (or its own) in its block. */
function promptsAbove(lines: readonly Line[]): (Above | undefined)[] {
  let block = -1
  let current: Above | undefined
  return lines.map((line) => {
    if (line.block !== block) current = undefined
    block = line.block
    const shell = line.prompt?.mode === 'shell'
    // a prompt without a name is another device's, as far as anybody can tell
    if (line.prompt) current = { shell, host: nameOf(line.prompt.host) }
    return current
  })
}

function hostOf(evidence: Omit<Evidence, 'id'>): string | undefined {
  return nameOf(evidence.device?.host)
}

function nameOf(host: string | undefined): string | undefined {
  return host === undefined || host === '' || isGenericName(host) ? undefined : host
}
