import * as z from 'zod'
import type { RegionParser } from './reading.ts'

// controller-adv
const FEATURE = /^[a-z0-9][\w-]{1,60}$/i

/** The features that use one package. */
export const ShowLicenseUsageFeatures = z.strictObject({
  package: z.string().optional(),
  features: z.array(z.string()),
})
export type ShowLicenseUsageFeatures = z.infer<typeof ShowLicenseUsageFeatures>

/** `show license usage PKG`: `Feature List:` and a name on each line; too little to know it by without its command. */
export const showLicenseUsageFeatures: RegionParser = ({ echo, rows, closed }) => {
  if (echo?.command !== 'show license usage' || echo.args.length === 0) return []
  const head = rows.findIndex(({ key, value }) => key === 'feature list' && value === '')
  if (head === -1) return []
  const end = rows.findIndex(({ text }, at) => at > head && !FEATURE.test(text))
  const own = rows.slice(head, end === -1 ? undefined : end)
  const named = echo.args[0]?.toUpperCase()
  return [
    {
      command: 'show license usage',
      level: 'explained',
      platform: 'nx-os',
      era: 'policy',
      complete: closed || end !== -1,
      rows: own,
      output: { ...(named && { package: named }), features: own.slice(1).map(({ text }) => text) },
      facts: [],
    },
  ]
}
