import { readLabel } from './labels.ts'
import { simpleOutput } from './simple-output.ts'

const HEAD = /^\s{0,8}Overall status:\s{0,8}$/i

/** `show license authorization`: authorization codes, which a Nexus has none of. */
export const showLicenseAuthorization = simpleOutput({
  command: 'show license authorization',
  level: 'explained',
  era: 'policy',
  starts: [HEAD],
  holds: [
    /^\s{0,8}(?:Purchased Licenses|Authorizations|Specified license reservations|Derived Licenses):/,
    /^\s{0,8}No Purchase Information Available/i,
    /^\s{1,16}\S/,
    /^\s{0,4}(?:Active|Standby|Member|Status):/,
  ],
  parse: (lines) => {
    const known = lines.some(({ line }) => /^\s{0,8}(?:Purchased Licenses|Authorizations):/.test(line.text))
    const member = lines.some(({ line }) => /^\s{0,12}(?:Active|Standby|Member): PID:/.test(line.text))
    if (!known || !member) return undefined
    const statuses = lines.flatMap(({ line }) => {
      const field = readLabel(line.text)
      return field?.label === 'status' && field.value ? [field.value] : []
    })
    return { output: { statuses } }
  },
})
