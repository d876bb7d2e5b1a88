import { Action } from '../../src/knowledge/action.ts'
import { Cause } from '../../src/knowledge/cause.ts'
import { Clock } from '../../src/knowledge/clock.ts'
import { Erratum } from '../../src/knowledge/erratum.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { MessageEntry } from '../../src/knowledge/message-entry.ts'
import { Output } from '../../src/knowledge/output.ts'
import { Topology } from '../../src/knowledge/topology.ts'

type Parts = Partial<
  Record<'messages' | 'causes' | 'actions' | 'outputs' | 'clocks' | 'topologies', Record<string, object>>
> & { errata?: object[] }

const source = { document: 'made-up', section: 'for tests' }

/** A knowledge base of a few entries, constructed: what an entry lacks of its schema is filled with something plain. */
export function smallKnowledge(parts: Parts): Knowledge {
  return {
    version: 'test',
    messages: build(parts.messages, 'messages', (entry) =>
      MessageEntry.parse({
        title: 'a message',
        severity: 3,
        text: 'text',
        means: 'It means something.',
        impact: 'Nothing stops.',
        act: 'fix',
        examples: [{ line: 'x' }],
        not: ['y'],
        source,
        ...entry,
      }),
    ),
    causes: build(parts.causes, 'causes', (entry) =>
      Cause.parse({ title: 'a cause', why: 'Because.', source, ...entry }),
    ),
    actions: build(parts.actions, 'actions', (entry) =>
      Action.parse({ title: 'an action', steps: [{ id: 'one', do: 'Do it.' }], source, ...entry }),
    ),
    outputs: build(parts.outputs, 'outputs', (entry) =>
      Output.parse({
        title: 'an output',
        command: 'show something',
        get: [{ mode: 'exec', platform: 'nx-os', text: 'show something' }],
        means: 'It shows.',
        healthy: 'All is well.',
        why: 'shows something',
        source,
        ...entry,
      }),
    ),
    clocks: build(parts.clocks, 'clocks', (entry) =>
      Clock.parse({ title: 'a clock', text: 'Wait.', source, ...entry }),
    ),
    topologies: build(parts.topologies, 'topologies', (entry) =>
      Topology.parse({ title: 'a topology', initiates: 'the switch', means: 'so', source, ...entry }),
    ),
    errors: new Map(),
    issues: new Map(),
    procedures: new Map(),
    concepts: new Map(),
    answers: new Map(),
    asked: new Map(),
    remarks: new Map(),
    said: new Map(),
    questions: new Map(),
    errata: (parts.errata ?? []).map((each) =>
      Erratum.parse({ kind: 'erratum', conflict: 'two sides', source, ...each }),
    ),
    replies: new Map(),
    documents: new Map(),
    synonyms: [],
    stopWords: new Set(),
    near: () => [],
    search: () => [],
    answer: () => undefined,
    answersTo: () => [],
  }
}

function build<T>(
  entries: Record<string, object> | undefined,
  folder: string,
  parse: (entry: object) => T,
): Map<string, T> {
  return new Map(Object.entries(entries ?? {}).map(([name, entry]) => [`${folder}/${name}`, parse(entry)]))
}
