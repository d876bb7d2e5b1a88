import type { KnowledgeFile } from '../../src/knowledge/knowledge.ts'

/** A small knowledge base that holds together: one entry of nearly each kind. Constructed. */
export const GOOD_BASE: Readonly<Record<string, string>> = {
  'release.yml': 'release: "2026.11.1"\n',
  'documents.yml': 'chapter: The chapter\n',
  'errata.yml': `- id: errata#one
  kind: caveat
  conflict: It says both.
  say: Take the one.
  where: [actions/mend#first, causes/broken]
  source: { document: chapter, section: One, lines: [1, 2] }
`,
  'replies.yml': 'reply:\n  footer: "slp-bot · knowledge {version}"\n',
  'synonyms.yml': `synonyms:
  - [cssm, smart software manager]
  - [trust-code, trust code]
stopWords: [the, is, what, a, how, do, i]
denials: [fail]
ours: { alone: [cssm, trust code, widget], nearly: [], context: [license] }
`,
  'messages/LICMGR/LOG_SMART_LIC_ONE.yml': `severity: 3
text: "One with the {peer} : {detail}"
title: The first message
means: Something failed.
impact: Nothing stops.
act: fix
details:
  fact: commFailed.detail
  cases:
    - { says: broken pipe, is: broken }
causes: [causes/broken]
ask: [outputs/show-license-status]
clocks: [clocks/wait]
source: { document: chapter, section: One, lines: [3, 5] }
examples:
  - line: "%LICMGR-3-LOG_SMART_LIC_ONE: One with the CSSM : broken pipe"
    gives: { peer: CSSM, detail: broken pipe }
    is: broken
not:
  - "%LICMGR-3-LOG_SMART_LIC_TWO: Two"
`,
  'causes/broken.yml': `title: The widget is broken
why: It hurts.
when: { fact: commFailed.detail, is: broken }
unless: { fact: transport.type, is: cslu }
actions: [actions/mend]
verify: [outputs/show-license-status]
asks:
  - is the widget broken
source: { document: chapter, section: One, lines: [6, 7] }
`,
  'actions/mend.yml': `title: Mend the widget
steps:
  - id: first
    do: Name a server.
    commands:
      - { mode: config, platform: nx-os, text: "ip name-server <dns-server> use-vrf <vrf-name>" }
      - { mode: config, platform: nx-os, text: "vrf context <vrf-name>" }
      - { mode: config-vrf, platform: nx-os, text: "ip name-server <dns-server>" }
    undo:
      - { mode: config, platform: nx-os, text: "no ip name-server <dns-server> use-vrf <vrf-name>" }
    wait: PT15M
  - id: second
    do: See whether it helped.
    commands: [{ mode: exec, platform: nx-os, text: show license status }]
asks:
  - how do I mend the widget
source: { document: chapter, section: Two, lines: [8, 9] }
`,
  'outputs/show-license-status.yml': `title: show license status
command: show license status
get: [{ mode: exec, platform: nx-os, text: show license status }]
means: What it is.
healthy: All is well.
why: it shows the transport
proves: [transport.type]
source: { document: chapter, section: Two, lines: [10, 10] }
`,
  'clocks/wait.yml': `title: A quarter of an hour
text: Wait a quarter of an hour.
wait: PT15M
source: { document: chapter, section: Two, lines: [11, 11] }
`,
  'concepts/cssm.yml': `title: CSSM
means: Cisco's server.
asks: [what is CSSM]
source: { document: chapter, section: Two, lines: [12, 12] }
`,
}

/** The good base with some files in another form, or without them (`undefined`), or with one more. */
export function baseWith(changes: Record<string, string | undefined> = {}): KnowledgeFile[] {
  return Object.entries({ ...GOOD_BASE, ...changes }).flatMap(([path, text]) =>
    text === undefined ? [] : [{ path, text }],
  )
}

/** A file of the good base with one stretch of it replaced; it must be there. */
export function changed(path: string, from: string, to: string): Record<string, string> {
  const text = GOOD_BASE[path] ?? ''
  if (!text.includes(from)) throw new Error(`${path} has no "${from}"`)
  return { [path]: text.replace(from, () => to) }
}
