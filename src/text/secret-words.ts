// your-token, id_token_value, PASSWORD-HERE: what stands for a secret
const GENERIC = new Set(
  'id idtoken token value values your my the new old password passwd pass secret key string here example sample placeholder user username name generated from paste insert redacted removed hidden masked empty none null nil undefined unset text code trust'.split(
    ' ',
  ),
)
// the password is wrong, password expired, idtoken has …
const PROSE = new Set(
  'is are was were be been has have had can cannot could will would should shall must may might do does did a an the my your our their his her its this that these those it and or but nor not no yes of for on in to from by with without at as if when then than too so only again still also wrong incorrect invalid bad good ok fine right correct expired expires expire expiry expiration mismatch mismatched matches required requires require reset resets change changed changes changing needed needs need failed failure failures fails fail failing authentication authenticate auth authorization prompt prompts prompted policy policies strength strength-check length protected protection based manager managers managing management switching exchange agreement rotation rotated rotate file files field fields hash hashes hashed encryption encrypted encrypt recovery recover login logins logon accepted accept rejected denied refused ignored missing blank set unset configured configuration config entered entry enter entries typed type same different default defaults option options attempt attempts tries times retry retries characters character chars letters digits days day hours hour minutes minute seconds weeks months years aging age complexity secure-mode manually manual command commands page link vault store stored storage safe lifetime warntime history authority wont works work worked working working. problem problems issue issues error errors question questions renewal renew renewed generated generate generation created create creation issued issue revoked revoke install installation installed invalid. valid validity validation verification verify verified check checked checking was. is. cleared clear deleted delete removed remove disabled disable enabled enable unknown unavailable unsupported available present absent known used use uses using reuse via per between after before until since while because where which who what why how same. less more most min max minimum maximum between only. please thanks true false on off none null nil empty n/a na never always name names ring bucket user users account accounts role roles group groups string strings text plain cleartext clear-text chain ro rw'.split(
    ' ',
  ),
)
// <id-token>, [idtoken removed], {token}, {{ token }}, ${TOKEN}, $TOKEN, %TOKEN%
const SLOT =
  /^(?:<[^<>]{0,100}>?|\[[^[\]]{0,100}\]?|\{{1,2}[\w .-]{0,60}\}{0,2}|\$\{?[A-Z][A-Z0-9_]{2,60}\}?|\$\{[\w.-]{1,60}\}?|\$\([\w .-]{1,60}\)?|%[A-Z_]{3,60}%|&lt;.{0,100})$/
// xxxx, ****, …
const BLANKED = /^[xX*•.#_?·+=|~-]{2,}$/
const WORDS = /^[A-Za-z]+(?:[-_.'/][A-Za-z]+)*$/

/** Whether a word stands for a secret or says that there is none: `<id-token>`, `xxxx`, `id_token_value`, `$TOKEN`. */
export function isPlaceholder(value: string): boolean {
  if (value === '' || SLOT.test(value) || BLANKED.test(value)) return true
  // id_token_value{local|all}[force]
  const options = value.search(/[{[<(|]/)
  const bare = options < 0 ? value : value.slice(0, options)
  if (!WORDS.test(bare)) return false
  return bare
    .toLowerCase()
    .split(/[-_.'/]/)
    .some((word) => GENERIC.has(word))
}

/** Whether a word belongs to a sentence about secrets: `the password expired`. */
export function isProse(value: string): boolean {
  const word = withoutEnd(value).toLowerCase()
  return word === '' || PROSE.has(word) || /^(?:don|can|won|isn|wasn|doesn|didn)'?t$|'s$/.test(word)
}

/** Whether a string is mixed as only secrets are: letters with digits or signs, or a long run that is no word. */
export function isMixed(value: string, shortest: number): boolean {
  if (value.length < shortest || isPlaceholder(value) || isProse(value)) return false
  const letters = /[A-Za-z]/.test(value)
  if (letters && /\d/.test(value)) return !isName(value)
  if (letters && /[!@#$%^&*+=~|?{}\\]/.test(value.slice(0, -1))) return !/^\w{1,40}[!?=]{1,3}$/.test(value)
  if (WORDS.test(value) && /[-_.'/]/.test(value)) return false
  return (
    (/[a-z][A-Z]/.test(value) && /[A-Z].{0,40}[A-Z]/.test(value) && value.length >= 10) || value.length >= 24
  )
}

/** Letters and digits that name something: 10.3(1), v2.0, N9K-C9332C:, SHA256, 2FA, leaf-101.example.com. */
function isName(value: string): boolean {
  return /^(?:v?\d{1,4}(?:[.:/,-]\d{1,5}){1,5}[a-z]?|\d{1,4}(?:ms|s|m|h|d|th|st|nd|rd|x|k|min|sec|hrs?|days?|chars?)[.,;:)]?|[A-Z]{2,5}-?\d{1,5}|\d[A-Z]{2}|(?:sha|md|aes|des|hmac)-?\d{1,3}(?:-\w{1,8}){0,3}|0x[0-9a-f]{1,16})$/i.test(
    value,
  )
}

/** Without the punctuation that a sentence puts behind its words. */
function withoutEnd(value: string): string {
  let end = value.length
  while (end > 0 && '.,;:!?)]}>\'"'.includes(value.charAt(end - 1))) end--
  return value.slice(0, end)
}
