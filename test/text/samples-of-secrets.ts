import type { SecretKind } from '../../src/text/secret-marks.ts'

/** Constructed: no value in this file was ever anybody's. */

/** What would be found in it, the paste, and the strings that must not survive. */
export type SecretSample = [what: SecretKind, paste: string, ...values: string[]]

const TOKEN = 'MjVhYzY2ZTctNzQ5Yi00ZDc2LWE1YzctOTk4ODc3NjY1NTQ0LTE3MDAwMDAwMDAwMDA%3D%0A'
const PLAIN = 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0'
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJsZWFmLTEwMSJ9.c2lnbmF0dXJlLW9mLW5vYm9keQ'
const ROW = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj'
// put together here, so that no scanner takes this file for a leak
const SLACK = ['xoxb', '123456789012', 'abcdefGHIJKLmnop'].join('-')
const APP = ['xapp', '1', 'A0123456789', '0123456789', 'abcdef0123456789'].join('-')
const AWS = `AKIA${'IOSFODNN7EXAMPLE'}`
const GITHUB = `ghp_${'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'}`

export const SECRETS: SecretSample[] = [
  ['idtoken', `leaf-101# license smart trust idtoken ${TOKEN} force`, TOKEN],
  ['idtoken', `sw1# license smart trust idtoken ${PLAIN} force`, PLAIN],
  ['idtoken', `license smart register idtoken ${PLAIN}`, PLAIN],
  ['idtoken', `license smart trust idtoken ${PLAIN}{local|all}[force]`, PLAIN],
  ['idtoken', 'license smart trust idtoken abcdefghijk force', 'abcdefghijk'],
  ['idtoken', `the idtoken is ${PLAIN}`, PLAIN],
  ['idtoken', `idtoken: ${PLAIN}`, PLAIN],
  ['idtoken', `id_token=${PLAIN}&next=1`, PLAIN],
  ['idtoken', `{"idtoken":"${PLAIN}","host":"leaf-1"}`, PLAIN],
  ['idtoken', `{"message":"sw1# license smart trust idtoken ${PLAIN} force\\nsw1#"}`, PLAIN],
  ['idtoken', `{"body":"{\\"id_token\\":\\"${PLAIN}\\"}"}`, PLAIN],
  ['idtoken', `Token: ${TOKEN}`, TOKEN],
  ['idtoken', `token = ${PLAIN}`, PLAIN],
  ['idtoken', `what do I do with ${TOKEN} now`, TOKEN],
  ['idtoken', `idtoken “${PLAIN}”`, PLAIN],
  ['idtoken', `license smart trust idtoken\u00a0${PLAIN}\u00a0force`, PLAIN],
  ['idtoken', `&gt; license smart trust idtoken ${PLAIN} force`, PLAIN],
  ['idtoken', `\`license smart trust idtoken ${PLAIN}\``, PLAIN],
  [
    'idtoken',
    `switch# license smart trust idtoken ${'Ab3'.repeat(14)}x\n${'Cd4'.repeat(8)} force`,
    'Ab3Ab3',
    'Cd4Cd4',
  ],
  ['idtoken', `license smart trust idtoken\n${TOKEN} force`, TOKEN],
  ['idtoken', `license smart trust idtoken ${PLAIN} force\nLATER: ${PLAIN}`, PLAIN],
  [
    'password',
    'username admin password 5 $5$GEFFPF$vLbW1ZpTLkV4ZdCnPq1tk2vJ3Zt6yOq8F0c0nQ9T5v3 role network-admin',
    'vLbW1ZpT',
  ],
  ['password', 'username jane password 0 cisco role network-operator', 'cisco'],
  ['password', 'username jane password Winter2026', 'Winter2026'],
  ['password', 'username jane privilege 15 password letmein', 'letmein'],
  [
    'password',
    'username jane privilege 15 secret 9 $9$nhEmQVczB7dqsO$X.HsgL6x1il0RxkOSSvyQYwucySCt7qFm4v7pqCxkKM',
    'X.HsgL6x1il0',
  ],
  ['password', 'enable secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0', 'hx5rVt7r'],
  ['password', 'enable password 7 0822455D0A16', '0822455D0A16'],
  ['password', 'enable password letmein', 'letmein'],
  ['password', ' password 7 094F471A1A0A', '094F471A1A0A'],
  ['password', 'sw1(config-line)# password lab123', 'lab123'],
  ['password', 'neighbor 192.0.2.7 password 3 a667d47acc18ea6b', 'a667d47acc18ea6b'],
  ['password', 'Password: Tr0ub4dor&3', 'Tr0ub4dor'],
  ['password', 'password=hunter2', 'hunter2'],
  ['password', 'my password is hunter2', 'hunter2'],
  ['password', 'it asked and I typed the password P@ssw0rd! twice', 'P@ssw0rd'],
  ['password', '{"user":"jane","password":"correct horse"}', 'correct horse'],
  ['password', "passphrase: 'blue-Horse-77'", 'blue-Horse-77'],
  ['password', 'PGPASSWORD=s3cr3tdb psql', 's3cr3tdb'],
  ['password', 'curl -u jane:Pa55w0rd https://cssm.example/', 'Pa55w0rd'],
  [
    'password',
    'snmp-server user jane network-admin auth sha Auth12345 priv aes-128 Priv12345 localizedkey',
    'Auth12345',
    'Priv12345',
  ],
  [
    'password',
    'snmp-server user ops network-operator auth md5 0x5b8e2f1c4a7d9e3f priv 0x5b8e2f1c4a7d9e40 localizedkey',
    '5b8e2f1c4a7d9e3f',
    '9e40',
  ],
  ['password', 'admin_password: cisco # lab', 'cisco'],
  ['password', '{"password":12345678,"user":"jane"}', '12345678'],
  ['password', '<user>jane</user><password>hunter2</password>', 'hunter2'],
  ['password', 'sshpass -p hunter2 ssh admin@192.0.2.1', 'hunter2'],
  ['password', 'the password was "correct horse" yesterday', 'correct horse'],
  ['password', ' ip ftp password 7 094F471A1A0A', '094F471A1A0A'],
  ['password', 'username jane password “Winter2026” role network-admin', 'Winter2026'],
  ['key', 'tacacs-server host 192.0.2.4 key 7 "fewhg"', 'fewhg'],
  ['key', 'tacacs-server key 7 "Fewhg12345"', 'Fewhg12345'],
  ['key', '  key-string 7 "qbtc"', 'qbtc'],
  ['api key', 'DefaultEndpointsProtocol=https;AccountKey=Zm9vYmFyYmF6MTIzNDU2Nzg5MA==;', 'Zm9vYmFyYmF6'],
  [
    'proxy credential',
    'export https_proxy=http://svc-proxy:Sup3rS3cret@proxy.example:3128',
    'Sup3rS3cret',
    'svc-proxy',
  ],
  [
    'proxy credential',
    '<http://svc:Sup3rS3cret@proxy.example:3128|http://svc:Sup3rS3cret@proxy.example:3128>',
    'Sup3rS3cret',
  ],
  [
    'proxy credential',
    'http://svc:<mailto:Sup3rS3cret@proxy.example|Sup3rS3cret@proxy.example>:3128',
    'Sup3rS3cret',
  ],
  [
    'proxy credential',
    '  Proxy:\n    Address: proxy.example\n    Port: 3128\n    Username: svc-lic\n    Password: lab123',
    'svc-lic',
    'lab123',
  ],
  ['proxy credential', 'Proxy-Authorization: Basic amFuZTpQYTU1dzByZA==', 'amFuZTpQYTU1dzByZA'],
  ['proxy credential', 'ip http client proxy username svc password 0 Pa55w0rd', 'Pa55w0rd'],
  ['community', 'snmp-server community n0tPublic ro', 'n0tPublic'],
  ['community', 'snmp-server community monitoring group network-operator', 'monitoring'],
  ['community', 'snmp-server host 192.0.2.9 traps version 2c n0tPublic', 'n0tPublic'],
  ['community', 'Community name: monitoring', 'monitoring'],
  ['community', 'rocommunity n0tPublic 192.0.2.0/24', 'n0tPublic'],
  ['key', 'tacacs-server host 192.0.2.4 key 7 "fewhg123"\ntacacs-server key 7 070C285F4D06', '070C285F4D06'],
  ['key', 'tacacs-server key MySharedKey', 'MySharedKey'],
  ['key', 'radius-server host 192.0.2.5 key 7 070C285F4D06 authentication accounting', '070C285F4D06'],
  ['key', 'radius server ISE\n address ipv4 192.0.2.5 auth-port 1812\n key ISEkey99', 'ISEkey99'],
  ['key', ' server-private 192.0.2.4 key 7 070C285F4D06', '070C285F4D06'],
  ['key', '  key-string 7 070124545B1A12', '070124545B1A12'],
  ['key', '  Authentication MD5, key-string "core-hsrp"', 'core-hsrp'],
  ['key', 'crypto isakmp key Vpn12345 address 198.51.100.1', 'Vpn12345'],
  ['key', 'pre-shared-key local Vpn12345', 'Vpn12345'],
  ['key', 'ntp authentication-key 1 md5 Time4Secrets 7', 'Time4Secrets'],
  ['key', 'ip ospf message-digest-key 1 md5 3 a667d47acc18ea6b', 'a667d47acc18ea6b'],
  ['key', 'wpa psk: Wlan98765', 'Wlan98765'],
  ['bearer token', `Authorization: Bearer ${JWT}`, JWT],
  ['bearer token', `curl -H "Authorization: Bearer ${PLAIN}" https://api.example/`, PLAIN],
  ['bearer token', 'Authorization: Basic amFuZTpQYTU1dzByZA==', 'amFuZTpQYTU1dzByZA'],
  ['bearer token', `the cookie was ${JWT}`, JWT],
  ['bearer token', `auth-token: ${PLAIN}`, PLAIN],
  ['bearer token', `{"access_token":"${PLAIN}","token_type":"Bearer"}`, PLAIN],
  ['slack token', `SLACK_BOT_TOKEN=${SLACK}`, SLACK],
  ['slack token', `SLACK_APP_TOKEN is ${APP}`, APP],
  [
    'slack token',
    'https://hooks.slack.com/services/T01234567/B01234567/abcdefghijklmnopqrstuvwx',
    'abcdefghijklmnopqrstuvwx',
  ],
  ['api key', `aws_access_key_id = ${AWS}`, AWS],
  ['api key', `git clone with ${GITHUB}`, GITHUB],
  ['api key', 'api_key=9f86d081884c7d659a2feaa0c55ad015', '9f86d081884c7d65'],
  ['api key', '"x-api-key": "9f86d081884c7d659a2feaa0c55ad015"', '9f86d081884c7d65'],
  ['api key', 'client_secret: 9f86d081-884c-7d65', '9f86d081-884c'],
  [
    'private key',
    `-----BEGIN PRIVATE KEY-----\n${ROW}\n${ROW}\nabcd==\n-----END PRIVATE KEY-----`,
    ROW,
    'abcd==',
  ],
  ['private key', `-----BEGIN RSA PRIVATE KEY-----\n${ROW}\n${ROW}`, ROW],
  [
    'private key',
    `&gt; -----BEGIN EC PRIVATE KEY-----\n&gt; ${ROW}\n&gt; -----END EC PRIVATE KEY-----`.replaceAll(
      '&gt;',
      '>',
    ),
    ROW,
  ],
  [
    'private key',
    `{"key":"-----BEGIN PRIVATE KEY-----\\n${ROW}\\n${ROW}\\n-----END PRIVATE KEY-----\\n"}`,
    ROW,
  ],
]

/** Lines that speak of secrets, or look like them, and hold none. One a line. */
export const NO_SECRETS: string[] = `
license smart trust idtoken <id_token_value>
license smart trust idtoken id_token_value
license smart trust idtoken <id-token> force
license smart trust idtoken &lt;id-token&gt; force
license smart trust idtoken id_token_value{local|all}[force]
license smart trust idtoken [idtoken removed] force
license smart trust idtoken <token> local force
license smart trust idtoken \${TOKEN} force
license smart trust idtoken $IDTOKEN
license smart trust idtoken xxxxxxxxxxxx
license smart trust idtoken ********
license smart trust idtoken your-token-here
license smart trust idtoken command fails on both leafs
why is my idtoken rejected
idtoken expired
the idtoken expired yesterday
idtoken: <none>
idtoken is generated in CSSM
license smart trust idtoken does not work
the token expired
token expired
token: expired
token: <none>
Token: none
token = null
"token": null
"token": ""
a new token from CSSM with 30 days
generate a token in the virtual account
Token Ring interfaces are gone
token bucket 1000
token ID was generated
auth-token: <token>
access_token: required
session token invalid
Security token mismatch
Change Token: 0x0000001D
the bearer token expired
Authorization: Bearer <token>
Authorization: Bearer $TOKEN
Authorization: <none>
License Authorization:
Export Authorization Key:
Authorization code install failed
authorization code was removed from PID:N9K-C9332C,SN:FDO24420XYZ
A new licensing authorization code was successfully installed on: PID:N9K-C9332C,SN:FDO24420XYZ.
Password: <empty>
    Password: <empty>
    Username: <empty>
Username: <empty>
Username: <none>
Password: Not configured
Password: Not Configured
Password: none
Password: ********
Password: ****
Password: xxxx
Password:
Enter password:
password: wrong
password: incorrect
password: required
the password is wrong
the password is incorrect
the password is required for this
my password is not accepted
password is set
password expired
password expired.
Your password expired!
password authentication failed
password authentication is disabled
Password authentication failed for user admin
authentication failure; logname= uid=0 euid=0 tty= ruser= rhost=  user=admin - aaad
pam_aaa:Authentication failed for user admin from 172.20.240.105 - sshd[10021]
Authentication failed for user admin from 172.20.240.105
user password expired
user password policy
username and password mismatch
username or password incorrect
username/password wrong
wrong username or password
no password strength-check
password strength-check
service password-encryption
password encryption aes
feature password encryption
password prompt username
password secure-mode
userpassphrase min-length 8 max-length 127
username admin passphrase lifetime 99999 warntime 7 gracetime 3
password policy requires 8 characters
password 8 characters minimum
password 7 characters long
password 5 times wrong
password 0 attempts left
password must be at least 8 characters
password needs 2 digits
password reset link
password recovery procedure
passwords don't match
passwords: see the vault
the password-based login
password manager
password for admin
password for user jane is in the vault
password of the proxy
reset the password of user jane
change password on first login
I forgot my password
do I need a password here?
can you check the password?
password <password>
username admin password <password>
username admin password 5 <removed>
username admin password [password removed]
username <name> password <password> role network-admin
enable secret <secret>
enable secret [password removed]
enable password <removed>
secret sauce
no secret there
it is no secret that licences expire
a secret of the trade
the shared secret does not match
shared secret mismatch
client_secret=<secret>
client_secret: required
snmp-server community <community>
snmp-server community <string> ro
snmp-server community [community removed] ro
snmp-server user <user> <group> auth sha <auth> priv aes-128 <priv>
snmp-server enable traps license
snmp-server contact noc@example.com
snmp-server location rack 12
snmp-server host 192.0.2.9 traps version 2c <community>
send-community both
send-community extended
set community 65000:100
set community 65000:100 additive
ip community-list standard CUST permit 65000:100
match community CUST
route-target both auto
Community: 65000:1 65000:2
  Community: RT:65001:10010 ENCAP:8
extended community list
the Cisco community says so
community.cisco.com has a thread
ask the community
key chain OSPF
 key 1
  key 10
key 7 is stuck
key 0 of the chain
the key is on the desk
key: value
Key exchange failed
kex_exchange_identification: Connection closed by remote host
SSH host key changed
SSH SERVER KEY
ssh key rsa 2048
ssh key ecdsa 521 force
crypto key generate rsa label SLA modulus 2048
crypto key zeroize rsa
license key missing
the license key expired
License key: none
product key
public key infrastructure
Authentication Key Management.................... PSK
encryption key switching interval(m)   1440
tacacs-server key <key>
tacacs-server host 192.0.2.4
tacacs-server host 192.0.2.4 key 7 <removed>
tacacs-server timeout 10
radius-server key [key removed]
radius-server host 192.0.2.5 auth-port 1812
ntp authenticate
ntp authentication-key 1 md5 <key>
ntp trusted-key 1
ip ospf authentication message-digest
ip ospf authentication-key <key>
key-string <string>
pre-shared-key <psk>
api_key=<key>
api key required
api_key: none
API key missing
x-api-key: $API_KEY
http://proxy.example:3128
https://smartreceiver.cisco.com/licservice/license
https://tools.cisco.com/its/service/oddce/services/DDCEService
http://192.0.2.10:8182/cslu/v1/pi
https://<user>:<password>@proxy.example
http://[2001:db8::1]:8182/cslu/v1/pi
ftp://anonymous@ftp.example/pub
mailto:jane@example.com
scp admin@192.0.2.1:/bootflash/nxos64-cs.10.3.1.F.bin .
ssh admin@192.0.2.1
copy scp://admin@192.0.2.1/lic.txt bootflash: vrf management
curl -u jane https://cssm.example/
docker run -u 1000:1000 image
https://example.com:443/@user
Proxy:
Proxy: Not Configured
    Address: <empty>
  Proxy: Not configured
license smart proxy address proxy.example port 8080
UDI: PID:N9K-C93180YC-FX,SN:FDO212100YT
PID:N9K-C9332C,SN:FDO24420XYZ: Trust code already installed
Trust Code Installed: <none>
Trust Code installed: Jul 14 11:40:36 2023 UTC
Smart Account: example.com As of Jul 14 2023
Virtual Account: Default
-----BEGIN CERTIFICATE-----
-----BEGIN PUBLIC KEY-----
sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
md5 checksum 9e107d9d372bb6826bd81d3542a419d6
bootflash:nxos64-cs.10.3.1.F.bin
switch# show license status
switch(config)# license smart transport smart
switch(config)# license smart url smart https://smartreceiver.cisco.com/licservice/license
switch(config)# license smart url cslu http://192.0.2.10:8182/cslu/v1/pi
switch# license smart sync
switch# license smart factory reset
Finding SL product by UDI {<switch> FDO212100YT} failed due to the following error: record not found.
Aug 7 17:02:36 rtp-lic cf881d42a1b7: 2023/08/07 17:02:36#011[ERROR]#011adapters/pi_routes_impl.go:1322#011
%LICMGR-3-LOG_SMART_LIC_COMM_FAILED: Communications failure with the Cisco Smart License Utility (CSLU) : Unable to resolve server hostname/domain name
%LICMGR-3-LOG_SMART_LIC_TRUST_CODE_INSTALL_FAILED: The install of a new licensing trust code has failed on PID:N9K-C9332C,SN:FDO24420XYZ: token expired
{"product_instance_identifier":["The identity for the instance a1b2c3d4-e5f6-7890-abcd-ef0123456789 is not valid."]}
<password>
<password></password>
<user>:<password>
enable password>
"password": null
"password": ""
"passwordExpired": true
PasswordAuthentication no
password_policy = strict
password=true
password=
username admin password 5 ! role network-admin
the tacacs key 7 is stuck
sshpass -p <password> ssh admin@192.0.2.1
xoxo from the team
the AKIA prefix is AWS's
ghp_ is GitHub's prefix
eyJ is how a JWT begins
what port does CSLU use
`
  .split('\n')
  .filter((line) => line !== '')
