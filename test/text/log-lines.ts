/** Constructed: message texts as documented, filled with names and numbers that we made up. */
export const MESSAGES: readonly string[] = [
  '%LICMGR-3-LOG_SMART_LIC_POLICY_INSTALL_FAILED: The installation of a new licensing policy has failed: Timestamp mismatch.',
  '%LICMGR-3-LOG_SMART_LIC_AUTHORIZATION_INSTALL_FAILED: The install of a new licensing authorization code has failed on PID:N9K-C9332C,SN:FDO00000XYZ: not supported.',
  '%LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart License Utility (CSLU) : Unable to resolve server hostname/domain name',
  '%LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart Software Manager (CSSM) : Fail to send out Call Home HTTP message.',
  '%LICMGR-3-LOG_SMART_LIC_COMM_RESTORED: Communications with the Cisco Smart License Utility (CSLU) restored.',
  '%LICMGR-3-LOG_SMART_LIC_POLICY_REMOVED: The licensing policy has been removed.',
  '%LICMGR-3-LOG_SMART_LIC_TRUST_CODE_INSTALL_FAILED: The install of a new licensing trust code has failed on PID:N9K-C9332C,SN:FDO00000XYZ: Trust code already installed.',
  '%LICMGR-4-LOG_SMART_LIC_REPORTING_NOT_SUPPORTED: The CSSM OnPrem that this product instance is connected to is down rev and does not support the enhanced policy and usage reporting mode.',
  '%LICMGR-6-LOG_SMART_LIC_POLICY_INSTALL_SUCCESS: A new licensing policy was successfully installed.',
  '%LICMGR-6-LOG_SMART_LIC_AUTHORIZATION_INSTALL_SUCCESS: A new licensing authorization code was successfully installed on: PID:N9K-C9332C,SN:FDO00000XYZ.',
  '%LICMGR-6-LOG_SMART_LIC_AUTHORIZATION_REMOVED: A licensing authorization code has been removed from PID:N9K-C9332C,SN:FDO00000XYZ',
  '%LICMGR-6-LOG_SMART_LIC_REPORTING_REQUIRED: A Usage report acknowledgement will be required in 12 days.',
  '%LICMGR-6-LOG_SMART_LIC_TRUST_CODE_INSTALL_SUCCESS: A new licensing trust code was successfully installed on PID:N9K-C9332C,SN:FDO00000XYZ.',
  '%LICMGR-2-LOG_LIC_NO_LIC: No license(s) present for feature LAN_ENTERPRISE_SERVICES_PKG. Application(s) shut down in 119 days.',
]

/** Headers as devices, relays and consoles put them before a message. Constructed after the shapes of slp.md §1.1. */
export const HEADERS: readonly string[] = [
  '',
  '2026 Aug  3 20:38:37 leaf-101 ',
  '2026 Jan 23 15:19:53 leaf-101 %$ VDC-1 %$ ',
  '2026 Apr 29 00:23:01  %$ VDC-1 %$  ',
  'leaf-101(config)# 2026 Jun 22 22:28:45 leaf-101 ',
  '<187>: 2026 May  2 12:55:19.206 UTC: ',
  '<187>10.100.0.32: 2026 Apr 27 09:36:56 UTC: ',
  '<187>May  2 15:21:27 10.100.0.33 : 2026 May  2 15:21:27.206 UTC: ',
  '<187>May 3 13:20:50 10.100.0.34 6031594: May 3 13:20:48.739 AEST: ',
  '<187>May  3 13:55:35 10.100.0.35 2026 May  3 13:55:35.928 AEST: ',
  '<187>109692: 10.100.0.36: May 9 14:40:12.903: ',
  '<187>: 2026 Sep 25 08:49:23 UTC : ',
  '<190>1 2026-08-03T20:38:37.000Z leaf-101 - - - - ',
  '*Mar  7 2026 23:38:41.985: ',
  'RP/0/RP0/CPU0:Jan  9 13:54:11.717 UTC: smartlicserver[390]: ',
]

/** A message behind a header, for each of both. */
export const LOG_LINES: readonly string[] = HEADERS.flatMap((header) =>
  MESSAGES.map((message) => header + message),
)
