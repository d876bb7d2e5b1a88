import { findAccounts } from './account.ts'
import { findDeviceIds } from './device-id.ts'
import { findDomains } from './domain.ts'
import { findEmails } from './email.ts'
import { findHosts } from './host.ts'
import { findIdentifiers } from './identifier.ts'
import { findIpv4, findIpv6 } from './ip.ts'
import { findMacs } from './mac.ts'
import type { RedactionRule } from './rule.ts'
import { findUrls } from './url.ts'
import { findUsers } from './user.ts'

/** Every rule; where two find the same stretch, the earlier one names it. */
export const RULES: readonly RedactionRule[] = [
  findUrls,
  findEmails,
  findAccounts,
  findDeviceIds,
  findMacs,
  findIpv6,
  findIpv4,
  findHosts,
  findUsers,
  findDomains,
  findIdentifiers,
]
