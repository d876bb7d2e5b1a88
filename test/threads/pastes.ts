/** What the people of the conversations paste. Constructed after the chapter's examples and the shapes of test/shows. */

export function failed(
  device: string,
  detail = 'Unable to resolve server hostname/domain name',
  at = '02:11:09',
): string {
  return `2024 Nov 24 ${at} ${device} %LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart Software Manager (CSSM) : ${detail}`
}

export function restored(device: string, at = '03:40:51'): string {
  return `2024 Nov 24 ${at} ${device} %LICMGR-5-LOG_SMART_LIC_COMM_RESTORED: Communications with the Cisco Smart Software Manager (CSSM) restored`
}

export const NO_DNS = `leaf-12# show running-config
!Command: show running-config
version 10.3(1) Bios:version 05.45
hostname leaf-12
ip domain-lookup
vrf context management
  ip route 0.0.0.0/0 192.0.2.254
ntp server 192.0.2.123 use-vrf management
leaf-12#`

export const DNS_THERE = `leaf-12# show running-config
!Command: show running-config
version 10.3(1) Bios:version 05.45
hostname leaf-12
ip domain-lookup
ip name-server 192.0.2.53 use-vrf management
vrf context management
  ip name-server 192.0.2.53
  ip route 0.0.0.0/0 192.0.2.254
ntp server 192.0.2.123 use-vrf management
leaf-12#`

export const PING_REPLIES = `leaf-12# ping smartreceiver.cisco.com vrf management
PING smartreceiver.cisco.com (192.0.2.10): 56 data bytes
64 bytes from 192.0.2.10: icmp_seq=0 ttl=236 time=42.2 ms
64 bytes from 192.0.2.10: icmp_seq=1 ttl=236 time=42.1 ms

--- smartreceiver.cisco.com ping statistics ---
2 packets transmitted, 2 packets received, 0.00% packet loss
leaf-12#`

export function status(
  device: string,
  {
    url = 'https://smartreceiver.cisco.com/licservice/license',
    ack = 'Oct 02 09:20:00 2024 UTC',
    deadline = 'Dec 31 09:20:00 2024 UTC',
    trust = 'Oct 02 08:55:10 2024 UTC',
  } = {},
): string {
  return `${device}# show license status
Utility:
  Status: DISABLED

Smart Licensing using Policy:
  Status: ENABLED

Transport:
  Type: Smart
  URL: ${url}
  Proxy:
    Not configured
  VRF: management

Policy:
  Policy in use: Installed On Oct 02 09:00:00 2024 UTC
  Policy name: SLE Policy
  Reporting ACK required: Yes (Customer Policy)

Usage reporting:
  Last ACK received: ${ack}
  Next ACK deadline: ${deadline}
  Reporting push interval: 30 days
  Next ACK push check: <none>
  Next report push: Dec 02 09:15:00 2024 UTC
  Last report push: Oct 02 09:05:00 2024 UTC
  Last report file write: <none>

Trust Code installed: ${trust}
${device}#`
}

export const TRUST_FAILED =
  '2024 Nov 24 02:10:51 leaf-12 %LICMGR-3-LOG_SMART_LIC_TRUST_CODE_INSTALL_FAILED: The install of a new licensing trust code has failed on PID:N9K-C9332C,SN:FDO24420XYZ: Trust code already installed'

export const TRUST_INSTALLED =
  '2024 Nov 24 02:31:02 leaf-12 %LICMGR-6-LOG_SMART_LIC_TRUST_CODE_INSTALL_SUCCESS: A new licensing trust code was successfully installed on PID:N9K-C9332C,SN:FDO24420XYZ.'

export const SYNC = `leaf-12# license smart sync all
leaf-12#`

export const ON_PREM_LOG = `Nov 24 02:02:36 rtp-dcrs-licensing cf881d42a1b7: 2024/11/24
 02:02:36#011[ERROR]#011adapters/pi_routes_impl.go:1322#011
 Finding SL product by UDI {leaf-12 FDO212100YT} failed due to the following error: record not found.`

export const REPORT_DUE =
  '2024 Nov 24 02:05:00 leaf-12 %LICMGR-3-LOG_SMART_LIC_REPORTING_REQUIRED: A Usage report acknowledgement will be required in 26 days.'
