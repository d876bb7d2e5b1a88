import { kebab, type Plan } from './plan.ts'

/** A cause is its YAML, a case where it holds, and a near miss where it must not. */
export function planCause(name: string): Plan {
  const path = `knowledge/causes/${kebab(name)}.yml`
  const text = `title: ${name.replaceAll('-', ' ')}
why: Why it hurts, in a sentence.
# What the facts must say for it: see src/facts/vocabulary.ts. What they can't say becomes a derived fact.
# when: { fact: transport.type, is: cslu }
# unless: { fact: transport.type, is: smart }
actions: [actions/collect-for-tac]
verify: [outputs/show-license-status]
status: reasoned
source: { document: say-which, section: Write where this is from }
`
  return {
    files: [
      { path, text },
      ...caseFiles(`test/cases/${name}-holds`, `${name} holds`, `supported: [${name}]`),
      ...caseFiles(`test/cases/${name}-near-miss`, `looks like ${name}, and isn't`, `near-miss: [${name}]`),
    ],
    edits: [],
    next: [
      `Fill ${path}: title, why, when, unless, actions, verify, source.`,
      'Name it under `causes` of the message, error or issue that it may be behind.',
      `Replace both pastes in test/cases/${name}-holds and -near-miss, and in their about.yml set act and uncomment what must hold.`,
      'npm run knowledge:check && npm run catalogue && npx vitest run test/cases, then read the new replies as prose.',
    ],
  }
}

function caseFiles(folder: string, about: string, must: string): Plan['files'] {
  return [
    {
      path: `${folder}/about.yml`,
      text: `source: constructed\nabout: "${about}"\nact: unknown\n# ${must}\n`,
    },
    { path: `${folder}/paste.txt`, text: 'Replace this line by what somebody would paste.\n' },
  ]
}
