import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { answerTo } from '../../src/knowledge/answer-to.ts'
import { findEntry } from '../../src/knowledge/entries.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { openVocabulary, termsOf } from '../../src/knowledge/search-terms.ts'
import { stem } from '../../src/knowledge/stem.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'
import { baseWith, changed } from './good-base.ts'

const Questions = z.strictObject({
  answered: z.array(z.tuple([z.string()], z.string())),
  refused: z
    .record(z.enum(['near', 'out', 'idle', 'languages']), z.array(z.string()).default([]))
    .or(z.record(z.string(), z.array(z.string()))),
})

const knowledge = loadKnowledge(readKnowledgeFolder())

/** What the search makes of a set of questions: what it answers wrongly, and not at all, and what it should refuse. */
function judge(name: string) {
  const { answered, refused } = Questions.parse(parse(readFileSync(join(import.meta.dirname, name), 'utf8')))
  const first = answered.map(([question, ...right]) => ({
    question,
    right,
    id: answerTo(question, knowledge)?.id,
  }))
  const isRight = (id: string | undefined, right: readonly string[]) =>
    id !== undefined && [id, ...(knowledge.answers.get(id)?.about ?? [])].some((each) => right.includes(each))
  const spoke = Object.entries(refused).flatMap(([kind, questions]) =>
    questions.flatMap((question) => {
      const hit = answerTo(question, knowledge)
      // who is told whom to ask was refused
      return hit && !knowledge.answers.get(hit.id)?.outside ? [{ kind, question, id: hit.id }] : []
    }),
  )
  const right = first.filter(({ id, right: ids }) => isRight(id, ids)).length
  const refusals = Object.values(refused).flat().length
  const figures = {
    rightFirst: right / answered.length,
    wrong:
      first.filter(({ id, right: ids }) => id !== undefined && !isRight(id, ids)).length / answered.length,
    refused: 1 - spoke.length / refusals,
  }
  const shown = Object.entries(figures).map(([key, value]) => `${key} ${value.toFixed(3)}`)
  console.log(`${name}: ${answered.length} to answer, ${refusals} to refuse: ${shown.join(', ')}`)
  return { answered, refusals, spoke, ...figures }
}

describe('questions.yml, on which the search was tuned', () => {
  const judged = judge('questions.yml')

  test('is large, and names entries that are there', () => {
    expect(judged.answered.length + judged.refusals).toBeGreaterThan(1000)
    const named = judged.answered.flatMap(([, ...ids]) => ids)
    expect(named.filter((id) => !findEntry(knowledge, id))).toEqual([])
  })

  test('most are answered rightly at once, hardly any wrongly', () => {
    expect(judged.rightFirst).toBeGreaterThanOrEqual(0.84)
    expect(judged.wrong).toBeLessThanOrEqual(0.035)
  })

  test('what is not ours is refused; of what is near some has an answer since there are answers', () => {
    expect(judged.refused).toBeGreaterThanOrEqual(0.9)
    const strange = judged.spoke.filter(({ kind }) => kind !== 'near')
    expect(strange.length).toBeLessThanOrEqual(8)
  })
})

describe('questions-unseen.yml, written afterwards', () => {
  const judged = judge('questions-unseen.yml')

  test('most are answered rightly at once, few wrongly', () => {
    expect(judged.rightFirst).toBeGreaterThanOrEqual(0.74)
    expect(judged.wrong).toBeLessThanOrEqual(0.06)
  })

  test('what is not ours is refused; of what is near some has an answer since there are answers', () => {
    expect(judged.refused).toBeGreaterThanOrEqual(0.9)
    const strange = judged.spoke.filter(({ kind }) => kind !== 'near')
    expect(strange.length).toBeLessThanOrEqual(8)
  })
})

describe('questions-posts.yml, posts of several sentences among them', () => {
  const judged = judge('questions-posts.yml')

  test('most are answered rightly at once, few wrongly', () => {
    expect(judged.rightFirst).toBeGreaterThanOrEqual(0.65)
    expect(judged.wrong).toBeLessThanOrEqual(0.06)
  })

  test('hardly any that is not ours is answered', () => {
    expect(judged.refused).toBeGreaterThanOrEqual(0.9)
  })
})

describe('questions-fresh.yml, on which no weight is set', () => {
  const judged = judge('questions-fresh.yml')

  test('more than half are answered rightly at once, few wrongly', () => {
    expect(judged.rightFirst).toBeGreaterThanOrEqual(0.57)
    expect(judged.wrong).toBeLessThanOrEqual(0.065)
  })

  test('hardly any that is not ours is answered', () => {
    expect(judged.refused).toBeGreaterThanOrEqual(0.93)
  })
})

describe('what must be answered', () => {
  test.each([
    ['failed to receive report acknowledgment', 'issues/acknowledgment-not-received'],
    ['trust code installation failed', 'issues/trust-code-installation-failed'],
    ['how do I send the report from an air-gapped site', 'actions/save-usage-to-file'],
    ['was bedeutet comm_failed', 'messages/LICMGR/LOG_SMART_LIC_COMM_FAILED'],
    ['Was heißt LICMGR-3-LOG_SMART_LIC_COMM_FAILED?', 'messages/LICMGR/LOG_SMART_LIC_COMM_FAILED'],
    ['show license status', 'outputs/show-license-status'],
    ['acknowlegement not recieved', 'issues/acknowledgment-not-received'],
    ['Unable to resolve server hostname/domain name', 'causes/dns-not-configured'],
    ['why does show license status say Trust Code installed: <none>', 'causes/trust-code-missing'],
    ['what happens when the ack deadline passes', 'answers/deadline-passed'],
    ['switch keeps complaining about cslu but we dont use cslu', 'causes/transport-left-at-default'],
    ['switch from callhome to smart', 'answers/callhome-to-smart'],
    ['ack not recieved since 3 days via cslu', 'issues/acknowledgment-not-received'],
  ])('%s: %s', (question, id) => {
    expect(knowledge.search(question)[0]?.id).toBe(id)
  })

  test.each([
    'my license expired',
    'my licence expires in 10 days, what happens',
    'how do i configure ospf on nexus',
  ])('%s: nothing, since a calm answer would be a guess', (question) => {
    const hit = answerTo(question, knowledge)
    expect(hit && !knowledge.answers.get(hit.id)?.outside ? hit.id : undefined).toBeUndefined()
  })

  test('what port does CSLU use: an entry that says 8182', () => {
    const [hit] = knowledge.search('what port does CSLU use')
    expect(JSON.stringify(findEntry(knowledge, hit?.id ?? ''))).toContain('8182')
  })

  test('the air-gapped entry has the command', () => {
    expect(JSON.stringify(findEntry(knowledge, 'actions/save-usage-to-file'))).toContain(
      'license smart save usage',
    )
  })
})

describe('two questions in one post', () => {
  test('get two answers, in their order', () => {
    const post =
      'is it possible that ospf flaps because the license ack is missing? and where do I put the proxy for callhome on nx-os?'
    expect(knowledge.answersTo(post).map(({ id }) => id)).toEqual([
      'answers/not-the-cause',
      'answers/proxy-callhome',
    ])
  })
})

describe('what is near, where nothing answers', () => {
  test('a question of ours: at most three entries, the right one among them', () => {
    const near = knowledge.near('can our own server be given as an IP in that URL').map(({ id }) => id)
    expect(near).toContain('answers/onprem-ip-or-name')
    expect(near.length).toBeLessThanOrEqual(3)
  })

  test.each(['weather in berlin tomorrow', ''])('nothing is near %j', (question) =>
    expect(knowledge.near(question)).toEqual([]),
  )

  test('most titles find their entry: who asks by one of those names gets it', () => {
    const kinds = [knowledge.causes, knowledge.actions, knowledge.concepts, knowledge.outputs]
    const titles = kinds.flatMap((kind) => [...kind].map(([id, { title }]) => ({ id, title })))
    const found = titles.filter(({ id, title }) => knowledge.search(title)[0]?.id === id)
    expect(found.length / titles.length).toBeGreaterThan(0.95)
  })
})

describe('any text', () => {
  test.each([
    ['nothing', ''],
    ['white space', ' \n\t '],
    ['signs only', '?!... - _ --- % # ||'],
    ['30 KB of one letter', 'a'.repeat(30_000)],
    ['30 KB of words of the field', 'license trust report cslu cssm '.repeat(1000)],
    ['30 KB of different words', Array.from({ length: 6000 }, (_, at) => `w${at.toString(36)}`).join(' ')],
    [
      '30 KB of misspelt words',
      Array.from({ length: 3000 }, (_, at) => `acknowlegmet${'abcdefghij'[at % 10]}`).join(' '),
    ],
    ['words of JavaScript', 'constructor __proto__ toString hasOwnProperty prototype'],
  ])('%s costs less than 40 ms of a processor', (_, question) => {
    for (let warm = 0; warm < 20; warm++) knowledge.search(question)
    const times = Array.from({ length: 9 }, () => {
      const start = process.cpuUsage()
      knowledge.search(question)
      return process.cpuUsage(start).user / 1000
    })
    expect(times.toSorted((one, other) => one - other)[4]).toBeLessThan(40)
  })

  test('finds entries that are there, each once, best first, and the same again', () => {
    const word = fc.constantFrom(
      'cslu',
      'trust',
      'code',
      'license',
      'report',
      'port',
      'ack',
      'why',
      'fails',
      'dns',
      'vrf',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ unit: 'binary' })), { maxLength: 12 }), (words) => {
        const hits = knowledge.search(words.join(' '))
        const ids = hits.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.filter((id) => !findEntry(knowledge, id))).toEqual([])
        expect(hits.map(({ score }) => score)).toEqual(
          hits.map(({ score }) => score).toSorted((a, b) => b - a),
        )
        expect(knowledge.search(words.join(' '))).toEqual(hits)
      }),
    )
  })
})

describe('on a small knowledge base', () => {
  test('a question is answered by the entry that is like it', () => {
    expect(loadKnowledge(baseWith()).search('is the widget broken?')[0]).toMatchObject({
      id: 'causes/broken',
      title: 'The widget is broken',
    })
  })

  test('a retired entry answers nothing', () => {
    const base = baseWith(changed('concepts/cssm.yml', 'title: CSSM', 'title: CSSM\nretired: gone'))
    expect(
      loadKnowledge(base)
        .search('what is CSSM')
        .map(({ id }) => id),
    ).not.toContain('concepts/cssm')
  })

  test('clocks answer nothing on their own', () => {
    const ids = loadKnowledge(baseWith())
      .search('a quarter of an hour')
      .map(({ id }) => id)
    expect(ids.filter((id) => id.startsWith('clocks/'))).toEqual([])
  })

  test('without words in synonyms.yml only a likeness counts', () => {
    const base = baseWith({ 'synonyms.yml': 'synonyms: []\nstopWords: []\n' })
    expect(loadKnowledge(base).search('is the widget broken')[0]?.id).toBe('causes/broken')
    expect(loadKnowledge(base).answer('widget')).toBeUndefined()
  })
})

describe('words', () => {
  test.each([
    ['reports', 'report'],
    ['reporting', 'report'],
    ['policies', 'policy'],
    ['installed', 'install'],
    ['installing', 'install'],
    ['installation', 'install'],
    ['setting', 'set'],
    ['synchronised', 'synchronize'],
    ['synchronization', 'synchronise'],
    ['configured', 'configure'],
    ['generates', 'generating'],
  ])('%s and %s are the same word', (one, other) => {
    expect(stem(one)).toBe(stem(other))
  })

  test.each([
    'status',
    'access',
    'this',
    'cslu',
    'vrf',
    'n9k',
    'smartreceiver.cisco.com',
    'comm_failed',
    'für',
  ])('%s stays as it is', (word) => {
    expect(stem(word)).toBe(word)
  })

  const vocabulary = openVocabulary({
    synonyms: [
      ['on-prem', 'on prem', 'ssm on-prem'],
      ['rum', 'usage report'],
      ['trust-code', 'trust code'],
    ],
    stopWords: ['the', 'is', "what's"],
  })

  test.each([
    ['the SSM On-Prem', ['on-prem']],
    ['on premises', ['on', 'premiz']],
    ['Usage reports and reports of usage', ['rum', 'and', 'report', 'of', 'usag']],
    ['TRUST CODES', ['trust-code']],
    ['What’s the out-of-band report?', ['out', 'of', 'band', 'report']],
    ["the switch's licence", ['switch', 'licenc']],
    ['"[chars]" (CSSM)', ['[chars]', 'cssm']],
    ['x', []],
    ['a 4 b', ['4']],
  ])('%s: %j', (text, terms) => {
    expect(termsOf(text, vocabulary).map(({ term }) => term)).toEqual(terms)
  })
})
