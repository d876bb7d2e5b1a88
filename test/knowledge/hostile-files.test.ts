import { describe, expect, test } from 'vitest'
import { KnowledgeError } from '../../src/errors.ts'
import { findProblems } from '../../src/knowledge/check.ts'
import { loadKnowledge, readKnowledge } from '../../src/knowledge/load.ts'
import { baseWith, changed } from './good-base.ts'

// Every text below is constructed: a good file with one thing wrong, and the line that tells of it.

const CAUSE = 'causes/broken.yml'
const MESSAGE = 'messages/LICMGR/LOG_SMART_LIC_ONE.yml'
const ACTION = 'actions/mend.yml'

function problemsOf(changes: Record<string, string | undefined>): string[] {
  const files = baseWith(changes)
  const { knowledge, problems } = readKnowledge(files)
  return [...problems, ...findProblems(files, knowledge)]
}

test('the good base has no problem', () => {
  expect(problemsOf({})).toEqual([])
})

describe('what YAML allows and we do not', () => {
  test.each([
    [
      'a key twice',
      changed(CAUSE, 'why: It hurts.', 'why: It hurts.\nwhy: Twice.'),
      `${CAUSE}:3: the key why stands twice`,
    ],
    [
      'a key twice in a nested map',
      changed(ACTION, 'id: first', 'id: first\n    id: again'),
      `${ACTION}:4: the key id stands twice`,
    ],
    [
      'an alias bomb',
      { [CAUSE]: 'a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n' },
      `${CAUSE}:2: an alias (*), which no entry needs`,
    ],
    [
      'a tag that nobody knows',
      changed(CAUSE, 'why: It', 'why: !shout It'),
      `${CAUSE}:2: Unresolved tag: !shout`,
    ],
    [
      'a tag that makes bytes',
      changed(CAUSE, 'why: It hurts.', 'why: !!binary aGVsbG8='),
      `${CAUSE}:2: why must be a string`,
    ],
    [
      'tabs',
      changed(ACTION, '    do: Name', '\tdo: Name'),
      `${ACTION}:4: Tabs are not allowed as indentation`,
    ],
    [
      'two documents',
      { [CAUSE]: 'title: one\n---\ntitle: two\n' },
      `${CAUSE}:2: Source contains multiple documents; please use YAML.parseAllDocuments()`,
    ],
    ['a directive', { [CAUSE]: '%YAML 1.1\n---\ntitle: yes\n' }, `${CAUSE}:1: needs no %YAML directive`],
    [
      'a merge key',
      changed(CAUSE, 'why: It hurts.', 'why: It hurts.\n<<: { title: other }'),
      `${CAUSE}:3: << is no key here; allowed: title, status, retired, asks, keywords, source, first, why, when, unless, likely, for, act, blames, narrows, lookalike, typed, actions, verify`,
    ],
    [
      'a key that is a list',
      { [CAUSE]: '? [a, b]\n: c\n' },
      `${CAUSE}:1: With stringKeys, all keys must be strings`,
    ],
    [
      'an open quote',
      changed(CAUSE, 'why: It hurts.', 'why: "It hurts.'),
      `${CAUSE}:10: Missing closing "quote`,
    ],
    [
      'an open bracket',
      changed(CAUSE, '[actions/mend]', '[actions/mend'),
      `${CAUSE}:6: Flow sequence in block collection must be sufficiently indented and end with a ]`,
    ],
    [
      'a colon in plain words',
      changed(CAUSE, 'why: It hurts.', 'why: It hurts: much.'),
      `${CAUSE}:2: Nested mappings are not allowed in compact mappings`,
    ],
    [
      'the key __proto__',
      changed(CAUSE, 'why: It hurts.', 'why: It hurts.\n__proto__: { title: x }'),
      `${CAUSE}:3: the key __proto__ is no word of ours`,
    ],
    [
      '__proto__ among the documents',
      { 'documents.yml': 'chapter: The chapter\n__proto__: x\n' },
      'documents.yml:2: the key __proto__ is no word of ours',
    ],
    [
      'bytes that are not UTF-8',
      changed(CAUSE, 'It hurts', 'It h\uFFFDrts'),
      `${CAUSE}:2: is not UTF-8 text`,
    ],
    ['a NUL', changed(CAUSE, 'It hurts', 'It\0hurts'), `${CAUSE}:2: is not UTF-8 text`],
    ['brackets, one a line', { [CAUSE]: '[\n'.repeat(2000) }, `${CAUSE}:65: nests more than 64 levels`],
    ['20 KB of brackets', { [CAUSE]: '['.repeat(20_000) }, `${CAUSE}:1: has more than 4000 characters`],
    [
      '2 KB of braces in a value',
      changed(CAUSE, 'It hurts.', '{a: '.repeat(500)),
      `${CAUSE}:2: nests more than 64 levels`,
    ],
    [
      '2 KB of dashes',
      { [CAUSE]: `title: x\n${'- '.repeat(1000)}` },
      `${CAUSE}:2: nests more than 64 levels`,
    ],
    [
      'a deep staircase',
      { [CAUSE]: Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}a:`).join('\n') },
      `${CAUSE}:130: nests more than 64 levels`,
    ],
    [
      'a huge file',
      changed(CAUSE, 'It hurts.', 'x'.repeat(300_000)),
      `${CAUSE}:1: has more than 256000 characters`,
    ],
    ['nothing', { [CAUSE]: '' }, `${CAUSE}:1: is empty`],
    ['only a comment', { [CAUSE]: '# later\n' }, `${CAUSE}:1: is empty`],
    ['no YAML at all', { [CAUSE]: 'title: "a" b "c"\n' }, `${CAUSE}:1: Unexpected scalar at node end`],
    ['a list', { [CAUSE]: '- title: x\n' }, `${CAUSE}:1: must be an object`],
    ['a sentence', { [CAUSE]: 'just words\n' }, `${CAUSE}:1: must be an object`],
  ])('%s', (_, changes, told) => {
    expect(problemsOf(changes)).toContain(told)
  })

  test('each file ends at 20 complaints', () => {
    expect(problemsOf({ [CAUSE]: '"'.repeat(500) }).filter((each) => each.startsWith(CAUSE))).toHaveLength(20)
  })

  test('hostile files are refused fast', () => {
    const hostile = ['[', '{a: ', '- ', '? ', '"', '&a ', '!x ', '*a ', ': ', '|\n', 'k: [', '#'].map(
      (piece) => piece.repeat(20_000 / piece.length),
    )
    hostile.push(Array.from({ length: 20_000 }, (_, at) => `k${at}: 1`).join('\n'))
    for (const text of hostile) {
      const start = performance.now()
      expect(readKnowledge(baseWith({ [CAUSE]: text })).problems).not.toEqual([])
      expect(performance.now() - start, text.slice(0, 20)).toBeLessThan(500)
    }
  })
})

describe('what a schema refuses', () => {
  test.each([
    ['a key that is missing', changed(CAUSE, 'why: It hurts.\n', ''), `${CAUSE}:1: why is missing`],
    [
      'a key misspelt',
      changed(CAUSE, 'verify:', 'verfiy:'),
      `${CAUSE}:6: verfiy is no key here (did you mean verify?); allowed: title, status, retired, asks, keywords, source, first, why, when, unless, likely, for, act, blames, narrows, lookalike, typed, actions, verify`,
    ],
    [
      'a key unlike any',
      changed('concepts/cssm.yml', 'means:', 'zzz: x\nmeans:'),
      'concepts/cssm.yml:2: zzz is no key here; allowed: title, status, retired, asks, keywords, source, means, rows',
    ],
    ['a number for words', changed(CAUSE, 'It hurts.', '12'), `${CAUSE}:2: why must be a string`],
    [
      'words for a list',
      changed(CAUSE, 'actions: [actions/mend]', 'actions: actions/mend'),
      `${CAUSE}:5: actions must be an array`,
    ],
    ['NaN', changed(MESSAGE, 'severity: 3', 'severity: .nan'), `${MESSAGE}:1: severity must be a number`],
    [
      'a severity of 8',
      changed(MESSAGE, 'severity: 3', 'severity: 8'),
      `${MESSAGE}:1: severity Too big: expected number to be <=7`,
    ],
    [
      'an act that is none',
      changed(MESSAGE, 'act: fix', 'act: fixx'),
      `${MESSAGE}:6: act must be one of nothing, watch, fix, escalate, unknown (did you mean fix?)`,
    ],
    [
      'a platform that is none',
      changed(ACTION, 'mode: exec, platform: nx-os', 'mode: exec, platform: nxos'),
      `${ACTION}:14: steps.1.commands.0.platform must be one of nx-os, ios-xe, workstation, cssm, ssm-on-prem, cslu, firewall (did you mean nx-os?)`,
    ],
    [
      'a command without a platform',
      changed(ACTION, 'mode: exec, platform: nx-os', 'mode: exec'),
      `${ACTION}:14: steps.1.commands.0.platform is missing`,
    ],
    [
      'a command without a mode',
      changed(ACTION, 'mode: exec, platform: nx-os', 'platform: nx-os'),
      `${ACTION}:14: steps.1.commands.0.mode is missing`,
    ],
    [
      'a citation of 41 lines',
      changed(CAUSE, '[6, 7]', '[6, 46]'),
      `${CAUSE}:9: source.lines a citation covers at most 40 lines; cite twice`,
    ],
    [
      'a citation that ends before it begins',
      changed(CAUSE, '[6, 7]', '[7, 6]'),
      `${CAUSE}:9: source.lines the first line comes after the last`,
    ],
    [
      'no source',
      changed('concepts/cssm.yml', 'source: { document: chapter, section: Two, lines: [12, 12] }\n', ''),
      'concepts/cssm.yml:1: source is missing',
    ],
    [
      'an operator that is none',
      changed(CAUSE, 'fact: commFailed.detail, is: broken', 'fact: commFailed.detail, equals: broken'),
      `${CAUSE}:3: when.equals is no key here; allowed: fact, is`,
    ],
    [
      'a fact that is none',
      changed(CAUSE, 'fact: transport.type, is: cslu', 'fact: transport.typ, is: cslu'),
      `${CAUSE}:4: unless.fact must be one of`,
    ],
    [
      'a wait that is none',
      changed(ACTION, 'wait: PT15M', 'wait: 15 minutes'),
      `${ACTION}:11: steps.0.wait Invalid string`,
    ],
    [
      'a step without words',
      changed(ACTION, 'do: See whether it helped.', 'do: ""'),
      `${ACTION}:13: steps.1.do Too small`,
    ],
    [
      'a message without an example',
      changed(MESSAGE, 'examples:\n', 'examples: []\nother:\n'),
      `${MESSAGE}:15: examples Too small: expected array to have >=1 items`,
    ],
    [
      'a message without a near miss',
      changed(MESSAGE, 'not:\n  - "%LICMGR-3-LOG_SMART_LIC_TWO: Two"\n', ''),
      `${MESSAGE}:1: not is missing`,
    ],
    [
      'an id out of another folder',
      changed(CAUSE, 'verify: [outputs/show', 'verify: [actions/show'),
      `${CAUSE}:6: verify.0 must be an id that starts with outputs/`,
    ],
    [
      'a release that is none',
      { 'release.yml': 'release: soon\n' },
      'release.yml:1: release must read like "2026.11.1"',
    ],
    ['a file at the top that is none', { 'notes.yml': 'x: 1\n' }, 'notes.yml:1: belongs to no folder'],
    ['a folder that is none', { 'poems/ode.yml': 'x: 1\n' }, 'poems/ode.yml:1: belongs to no folder'],
    ['a file at the top that is missing', { 'errata.yml': undefined }, 'errata.yml:1: is missing'],
    [
      'a message in no facility',
      { 'messages/LOG_X.yml': 'x: 1\n' },
      'messages/LOG_X.yml:1: must stand in messages/<FACILITY>/<MNEMONIC>.yml, as pasted',
    ],
    [
      'a name with capitals',
      { 'causes/Broken.yml': 'x: 1\n' },
      'causes/Broken.yml:1: must stand in causes/<name>.yml, in small letters with dashes',
    ],
    [
      'a folder in a folder',
      { 'causes/a/b.yml': 'x: 1\n' },
      'causes/a/b.yml:1: must stand in causes/<name>.yml, in small letters with dashes',
    ],
  ])('%s', (_, changes, told) => {
    expect(problemsOf(changes).map((each) => each.slice(0, told.length))).toContain(told)
  })
})

describe('what does not hold together', () => {
  test.each([
    [
      'an id that is none',
      changed(CAUSE, 'actions: [actions/mend]', 'actions: [actions/mend, actions/pray]'),
      `${CAUSE}:5: actions/pray is no entry`,
    ],
    [
      'an id twice',
      changed(CAUSE, 'actions: [actions/mend]', 'actions: [actions/mend, actions/mend]'),
      `${CAUSE}:5: actions/mend stands twice`,
    ],
    [
      'a message that closes itself',
      changed(
        MESSAGE,
        'clocks: [clocks/wait]',
        'clocks: [clocks/wait]\ncloses: [messages/LICMGR/LOG_SMART_LIC_ONE]',
      ),
      `${MESSAGE}:14: messages/LICMGR/LOG_SMART_LIC_ONE names itself`,
    ],
    [
      'a retired entry in use',
      changed(ACTION, 'title: Mend the widget', 'title: Mend the widget\nretired: nobody mends any more'),
      `${CAUSE}:5: actions/mend is retired: nobody mends any more`,
    ],
    [
      'an erratum at a retired entry',
      changed(ACTION, 'title: Mend the widget', 'title: Mend the widget\nretired: nobody mends any more'),
      'errata.yml:5: actions/mend#first is retired: nobody mends any more',
    ],
    [
      'an entry that nothing leads to',
      { 'clocks/lost.yml': 'title: Lost\ntext: Lost.\nsource: { document: chapter, section: x }\n' },
      'clocks/lost.yml:1: nothing leads to this entry: name it in another, or give it `asks`',
    ],
    [
      'a cycle that nothing leads to',
      {
        'causes/lost.yml':
          'title: Lost widget\nwhy: x\nactions: [actions/lost]\nsource: { document: chapter, section: x }\n',
        'actions/lost.yml':
          'title: Lost\nsteps: [{ id: a, do: Look. }]\nsource: { document: chapter, section: x }\n',
      },
      'actions/lost.yml:1: nothing leads to this entry: name it in another, or give it `asks`',
    ],
    [
      'a document that is none',
      changed(CAUSE, 'document: chapter', 'document: chapterr'),
      `${CAUSE}:9: chapterr is no document; allowed: chapter`,
    ],
    [
      'an erratum of a step that is none',
      {
        'errata.yml':
          '- id: errata#one\n  kind: caveat\n  conflict: x\n  say: y\n  where:\n    - causes/broken\n    - actions/mend#third\n  source: { document: chapter, section: x }\n',
      },
      'errata.yml:7: actions/mend#third is no entry, or no step of one',
    ],
    [
      'an erratum twice',
      {
        'errata.yml': ['', '']
          .map(
            () =>
              '- id: errata#one\n  kind: caveat\n  conflict: x\n  say: y\n  where: [causes/broken]\n  source: { document: chapter, section: x }\n',
          )
          .join(''),
      },
      'errata.yml:7: errata#one stands twice',
    ],
    [
      'a step id twice',
      changed(ACTION, 'id: second', 'id: first'),
      `${ACTION}:12: the step id first stands twice`,
    ],
    [
      'no vrf context',
      changed(ACTION, 'text: show license status', 'text: "no  vrf context <vrf-name>"'),
      `${ACTION}:14: no step may say "no vrf context"`,
    ],
    [
      'no ip domain-lookup',
      changed(ACTION, 'text: show license status', 'text: No IP domain-lookup'),
      `${ACTION}:14: no step may say "no ip domain-lookup"`,
    ],
    [
      'license smart factory reset',
      changed(ACTION, 'text: show license status', 'text: license smart factory reset'),
      `${ACTION}:14: no step may say "license smart factory reset"`,
    ],
    [
      'the same in words',
      changed(ACTION, 'do: See whether it helped.', 'do: Type license smart factory reset.'),
      `${ACTION}:13: no step may say "license smart factory reset"`,
    ],
    [
      'a mode negated',
      changed(ACTION, 'text: show license status', 'text: no callhome'),
      `${ACTION}:14: "no callhome" negates a line that enters a mode`,
    ],
    [
      'a slot that is none',
      changed(ACTION, 'text: show license status', 'text: "ping <some host>"'),
      `${ACTION}:14: <some host> is no known slot; allowed: <vrf-name>`,
    ],
    [
      'a mode that nobody has',
      changed(ACTION, 'mode: exec, platform: nx-os', 'mode: exec, platform: cssm'),
      `${ACTION}:14: nothing is typed on cssm in mode exec; allowed: nx-os, ios-xe`,
    ],
    [
      'a command of a mode that was not entered',
      changed(
        ACTION,
        'mode: exec, platform: nx-os, text: show license status',
        'mode: config-vrf, platform: nx-os, text: ip domain-name x',
      ),
      `${ACTION}:14: mode config-vrf needs "vrf context" above it in the same list`,
    ],
    [
      'an undo of another step',
      changed(
        ACTION,
        'text: "no ip name-server <dns-server> use-vrf',
        'text: "no ip host <dns-server> use-vrf',
      ),
      `${ACTION}:10: "no ip host <dns-server> use-vrf <vrf-name>" takes back no line that this step adds in mode config`,
    ],
    [
      'a value that nobody gives',
      changed(CAUSE, 'is: broken', 'in: [broken, bent]'),
      `${CAUSE}:3: no message classifies commFailed.detail as bent; allowed: broken`,
    ],
    [
      'a value that nobody asks for',
      changed(
        MESSAGE,
        '- { says: broken pipe, is: broken }',
        '- { says: broken pipe, is: broken }\n    - { says: bent pipe, is: bent }',
      ),
      `${MESSAGE}:11: no cause asks whether commFailed.detail is bent`,
    ],
    [
      'a fact that nobody tells',
      changed(
        CAUSE,
        'unless: { fact: transport.type, is: cslu }',
        'unless: { fact: callhome.enabled, is: true }',
      ),
      `${CAUSE}:4: no message, error or output tells callhome.enabled`,
    ],
    [
      'a value of another type',
      changed(CAUSE, 'is: cslu', 'is: true'),
      `${CAUSE}:4: transport.type is a string, never true`,
    ],
    [
      'a question that finds nothing',
      changed(CAUSE, '- is the widget broken', '- what is the'),
      `${CAUSE}:8: "what is the" finds nothing, not this entry among the first 3`,
    ],
  ])('%s', (_, changes, told) => {
    expect(problemsOf(changes).map((each) => each.slice(0, told.length))).toContain(told)
  })

  test('an entry that cannot be read is not told to be missing too', () => {
    expect(problemsOf({ [ACTION]: 'steps: [' })).toEqual([
      `${ACTION}:1: Flow sequence in block collection must be sufficiently indented and end with a ]`,
    ])
  })

  test('problems of different files and kinds come all at once', () => {
    const problems = problemsOf({
      ...changed(CAUSE, 'actions: [actions/mend]', 'actions: [actions/mend, actions/pray]'),
      ...changed(MESSAGE, 'act: fix', 'act: sleep'),
      'release.yml': '',
    })
    expect(problems.map((each) => each.split(':')[0]).toSorted()).toEqual([CAUSE, MESSAGE, 'release.yml'])
  })
})

test('loadKnowledge throws all problems of the files at once', () => {
  const load = () => loadKnowledge(baseWith({ 'release.yml': 'release: soon\n', [CAUSE]: '' }))
  expect(load).toThrow(KnowledgeError)
  expect(load).toThrow(`release.yml:1: release must read like "2026.11.1"\n${CAUSE}:1: is empty`)
})

test('all files together have an end', () => {
  const files = Array.from({ length: 9 }, (_, at) => ({
    path: `causes/c${at}.yml`,
    text: 'x'.repeat(250_000),
  }))
  expect(() => loadKnowledge(files)).toThrow(
    'causes/c0.yml:1: all files together have more than 2000000 characters',
  )
})
