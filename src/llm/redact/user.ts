import type { Found, RedactionContext, RedactionRule } from './rule.ts'

/** What stands where a name might: `@here`, `done by hand`, `last login: Tue`. */
const NOBODY = new Set(
  'here channel everyone hand mistake accident default itself someone somebody mon tue wed thu fri sat sun'.split(
    ' ',
  ),
)

/** Where a user name ends in a sentence. */
const PUNCTUATION = '.,-'

/** User names: behind the words that introduce one, in home folders, in Windows' form, in mentions. */
export const findUsers: RedactionRule = (text, context) =>
  places().flatMap(({ pattern, sure }) => namesAt(text, pattern, sure, context))

function namesAt(text: string, pattern: RegExp, sure: boolean, { isKnown }: RedactionContext): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(pattern)) {
    let name = match.groups?.name ?? ''
    const start = match.index + match[0].lastIndexOf(name)
    while (PUNCTUATION.includes(name.at(-1) ?? ' ')) name = name.slice(0, -1)
    if (
      name.length < 2 ||
      NOBODY.has(name.toLowerCase()) ||
      (!sure && (isKnown(name) || !/[\p{L}]/u.test(name)))
    )
      continue
    found.push({ kind: 'USER', start, end: start + name.length })
  }
  return found
}

/** Who did something, by what stands before a name. `sure`: whatever the name is; else only where it is no plain word. */
function places(): { pattern: RegExp; sure: boolean }[] {
  return [
    // username jdoe role network-admin, user name: jdoe
    {
      pattern:
        /\b(?:username|user name|user-name|userid|user id|login name)[:= \t]{1,4}(?<name>[\w.$-]{2,64})/gi,
      sure: true,
    },
    // logged in as jdoe, log in as jdoe
    {
      pattern: /\b(?:logged in|log in|login|logon|logged on|ssh|su) as[: \t]{1,4}(?<name>[\w.$-]{2,64})/gi,
      sure: true,
    },
    // from vty by jdoe on 10.1.1.1@pts/0, from console by jdoe
    { pattern: /\b(?:vty|console|pts|tty)\w{0,4} by[ \t]{1,4}(?<name>[\w.$-]{2,64})/gi, sure: true },
    // by jdoe on console, by jdoe on vty
    {
      pattern: /\bby[ \t]{1,4}(?<name>[\w.$-]{2,64}) on (?:console|vty|pts|tty|\d)/gi,
      sure: true,
    },
    // ssh -l jdoe 10.1.1.1
    { pattern: /\bssh -l[ \t]{1,4}(?<name>[\w.$-]{2,64})/g, sure: true },
    // "user": "jdoe", <user>jdoe</user>
    {
      pattern:
        /(?:"(?:user|username|login|owner|account)"[ \t]{0,4}:[ \t]{0,4}"|<(?:user|username|login|owner)>)(?<name>[\w.$-]{2,64})/gi,
      sure: true,
    },
    // changed by jdoe, from 10.1.1.1 by jdoe
    {
      pattern:
        /\b(?:changed|done|typed|installed|configured|entered|created|removed|deleted|reloaded|started|\d) by[ \t]{1,4}(?<name>[\w.$-]{2,64})/gi,
      sure: false,
    },
    // account: jdoe, owner=jdoe
    { pattern: /\b(?:account|owner|operator|login)[:=][ \t]{0,4}(?<name>[\w.$-]{2,64})/gi, sure: true },
    // proxy user jdoe, user=jdoe, engineer jdoe
    { pattern: /\b(?:user|engineer|colleague)[:= \t]{1,4}(?<name>[\w.$-]{2,64})/gi, sure: false },
    // /home/jdoe/license, /Users/jdoe
    { pattern: /\/(?:home|Users)\/(?<name>[\w.$-]{2,64})/g, sure: true },
    // C:\Users\jdoe
    { pattern: /\bUsers\\(?<name>[\w.$-]{2,64})/g, sure: true },
    // CORP\jdoe
    { pattern: /(?<![\w-])(?<name>[A-Z][A-Z0-9-]{1,14}\\[\w.$-]{2,64})/g, sure: true },
    // <@U012ABCDEF>, @jdoe
    { pattern: /(?:^|[\s(,;:])<?@(?<name>[\w.-]{2,64})/gm, sure: true },
  ]
}
