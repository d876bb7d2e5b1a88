/** Values that are right, of which a cut paste may show the beginning only. */
const WHOLE = [
  'https://smartreceiver.cisco.com/licservice/license',
  'https://tools.cisco.com/its/service/oddce/services/DDCEService',
  'cslu-local',
  'management',
  'Not configured',
  'Not Configured',
]
const CSLU_PATH = '/cslu/v1/pi'

/** Whether a value at a row's lost end may be the beginning of a right one: no fault is to be read out of it. */
export function isCutShort(value: string): boolean {
  if (WHOLE.some((whole) => whole !== value && whole.startsWith(value))) return true
  if ('https://'.startsWith(value) || 'http://'.startsWith(value)) return true
  if (value.startsWith('<') && !value.endsWith('>')) return true
  const start = value.indexOf('://')
  if (start === -1) return false
  const slash = value.indexOf('/', start + 3)
  const path = slash === -1 ? '' : value.slice(slash)
  if (path === CSLU_PATH) return value.startsWith('https')
  return CSLU_PATH.startsWith(path) || path === `${CSLU_PATH}/`
}
