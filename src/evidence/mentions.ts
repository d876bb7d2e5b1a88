import { type Core, endOfCore, isWordPart } from './cores.ts'

/** Mnemonics of PAK licensing that are known without their facility; a name like LOG_LIC_PATH is no message. */
const TRADITIONAL = new Set([
  'LOG_LIC_NO_LIC',
  'LOG_LIC_INVALID_HOSTID',
  'LOG_LIC_GRACE_EXPIRED',
  'LOG_LIC_GRACE_EXPIRY',
  'LOG_LIC_MISSING_WARNING',
  'LOG_LIC_N1K_EXPIRY_WARNING',
  'LOG_LIC_EXPIRED',
  'LOG_LIC_EXPIRY_WARNING',
  'LOG_LIC_INSTALLED',
  'LOG_LIC_LICENSE_EXPIRED',
  'LOG_LIC_FILE_MISSING',
  'LOG_LIC_VENDOR_DOWN',
  'LOG_LIC_MESSAGE',
  'LOG_LIC_OVERUSE',
  'LOG_LICAPP_NO_LIC',
  'LOG_LICAPP_EXPIRY_WARNING',
])

/** Mnemonics that stand alone, without facility and severity: `was heißt LOG_SMART_LIC_COMM_FAILED?` */
export function findMentions(text: string, cores: readonly Core[]): Core[] {
  let next = 0
  // LOG_SMART_LIC_COMM_FAILED, log_licapp_no_lic
  return [...text.matchAll(/LOG_(?:SMART_LIC|LICAPP|LIC)_[A-Z0-9_]{2,60}/gi)].flatMap((match) => {
    const start = match.index
    const mnemonic = match[0].toUpperCase().replace(/_$/, '')
    const end = start + mnemonic.length
    if (start > 0 && isWordPart(text.charCodeAt(start - 1))) return []
    if (!mnemonic.startsWith('LOG_SMART_LIC_') && !TRADITIONAL.has(mnemonic)) return []
    while (next < cores.length && (cores[next]?.textStart ?? 0) < end) next++
    if ((cores[next]?.start ?? end) <= start) return []
    return [{ start: beforeFacility(text, start), mnemonic, ...endOfCore(text, end) }]
  })
}

/** Where the facility and its `%` begin, should they stand before the mnemonic without a proper severity. */
function beforeFacility(text: string, mnemonic: number): number {
  const facility = /%?LICMGR-?[0-9-]{0,4}$/i.exec(text.slice(Math.max(0, mnemonic - 12), mnemonic))
  return facility ? mnemonic - facility[0].length : mnemonic
}
