import type { Knowledge } from '../knowledge/knowledge.ts'
import type { MessageEntry } from '../knowledge/message-entry.ts'
import type { Core } from './cores.ts'
import type { Evidence } from './evidence.ts'
import { type LicensingFamily, licensingFamily } from './licensing-family.ts'
import { lowerAscii } from './lower-ascii.ts'

/** Whose message it is and how far it is spoken of. `like` is the entry whose text gives the fields, named or not. */
export type Kinship = Pick<Evidence, 'level' | 'platform' | 'era' | 'entry'> & { like?: MessageEntry }

/** What stands around a core: IOS XR's node in the header, or another facility's message that it is nested in. */
export type Surroundings = { xr: boolean; nested: boolean }

/**
 * SMART_LIC mnemonics of Smart Licensing from before policies: registration, evaluation, authorization renewal and
 * the agent's own (slp.md §2 and §4). A trailing underscore means each that begins so.
 */
const BEFORE_POLICIES = [
  'AGENT_',
  'AUTH_RENEW_',
  'CERTIFICATE_VALIDATION',
  'ENTITLEMENT_RENEW_',
  'EVAL_',
  'EXPORT_CONTROLLED',
  'ID_CERT_',
  'IN_COMPLIANCE',
  'OUT_OF_COMPLIANCE',
  'PLATFORM_ERROR',
  'REG_EXPIRE_WARNING',
  'RESERV',
  'SLR_',
]

/** The server of Smart Licensing before policies, as those releases name it. */
const CLOUD = 'cisco licensing cloud'

/**
 * Finds a message's entry: by its own facility, or for IOS XE and IOS XR by the name of its NX-OS twin
 * (`%SMART_LIC-3-COMM_FAILED` is `LICMGR/LOG_SMART_LIC_COMM_FAILED`). Undefined for other facilities.
 */
export function findKin(core: Core, knowledge: Knowledge, around: Surroundings): Kinship | undefined {
  const family: LicensingFamily | undefined =
    core.facility === undefined
      ? { kind: 'licmgr', xr: false, facility: 'LICMGR' }
      : licensingFamily(core.facility)
  if (!family) return undefined
  const { mnemonic } = core
  const name = mnemonic.startsWith('LOG_SMART_LIC_') ? mnemonic.slice('LOG_SMART_LIC_'.length) : undefined

  if (family.kind === 'licmgr') {
    if (/^LOG_LIC(?:APP)?_/.test(mnemonic)) return { level: 'named', platform: 'nx-os', era: 'traditional' }
    const entry = `messages/LICMGR/${mnemonic}`
    const like = knowledge.messages.get(entry)
    if (like) return { level: 'explained', platform: 'nx-os', era: 'policy', entry, like }
    return { level: 'named', platform: 'nx-os', ...eraOf(name) }
  }

  const platform = family.xr || around.xr ? 'ios-xr' : 'ios-xe'
  const own = `messages/${core.facility}/${mnemonic}`
  if (knowledge.messages.has(own))
    return { level: 'explained', platform, entry: own, ...likeOf(knowledge, own) }
  const entry = `messages/LICMGR/LOG_SMART_LIC_${name ?? mnemonic}`
  const twin = likeOf(knowledge, entry)
  if (!twin.like) {
    return { level: 'named', platform: around.nested ? 'unknown' : platform, ...eraOf(name ?? mnemonic) }
  }
  // codes for enforced licences are another matter on those platforms than what our entry says of Nexus
  if ((name ?? mnemonic).startsWith('AUTHORIZATION_'))
    return { level: 'named', platform, era: 'policy', ...twin }
  return { level: 'explained', platform, era: 'policy', entry, ...twin }
}

/** The same kinship for a message whose peer only Smart Licensing from before policies has: named, without an entry. */
export function demoteCloud(kin: Kinship, peer: string | undefined): Kinship {
  if (!peer || !lowerAscii(peer).includes(CLOUD)) return kin
  const { entry: _, ...rest } = kin
  return { ...rest, level: 'named', era: 'smart' }
}

function likeOf(knowledge: Knowledge, id: string): { like?: MessageEntry } {
  const like = knowledge.messages.get(id)
  return like ? { like } : {}
}

function eraOf(name: string | undefined): { era?: 'smart' } {
  return name && BEFORE_POLICIES.some((start) => name.startsWith(start)) ? { era: 'smart' } : {}
}
