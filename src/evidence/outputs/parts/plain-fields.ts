import { objectOf, readFields } from '../fields.ts'
import type { SectionSpec } from '../section-spec.ts'
import { SECTIONS } from '../section-specs.ts'
import type { Section } from '../sections.ts'
import type { Part, Times } from './part.ts'

/** Sections whose fields only a licensing output under policies has, and how much one of them tells. */
const CUES: Readonly<Record<string, number>> = {
  policyMode: 2,
  account: 1,
  privacy: 1,
  miscellaneous: 0,
  telemetry: 1,
  agent: 2,
  state: 1,
  title: 2,
}

/** Reads a section of plain fields by its table of names. */
export function readPlainFields(section: Section, times: Times): Part {
  const spec: SectionSpec = SECTIONS[section.id]
  const { fields, rest } = readFields(section.rows, spec.fields, times.at)
  const seen = fields.size > 0 || Object.keys(spec.fields).length === 0
  return {
    output: objectOf(fields),
    facts: [],
    rest: rest.filter(({ text }) => !/^={3,}$/.test(text)),
    cues: seen && section.head ? (CUES[section.id] ?? 0) : 0,
  }
}

/** Reads `Registration:` of the Smart Licensing before policies: only whether it is one. */
export function readRegistration(section: Section, times: Times): Part {
  const { fields } = readFields(section.rows, SECTIONS.registration.fields, times.at)
  const status = /^(?:un|not )?register(?:ed|ing)\b/i.test(fields.get('status')?.raw ?? '')
  const own = SECTIONS.registration.own.filter((key) => section.rows.some((row) => row.key === key))
  const older = section.head ? status || own.length > 0 : own.length > 1
  return { output: {}, facts: [], rest: [], cues: 0, older }
}

/** Reads `License Authorization:`, which says `Not Applicable` under policies, and other words before them. */
export function readAuthorizationStatus(section: Section, times: Times): Part {
  const part = readPlainFields(section, times)
  const { fields } = readFields(section.rows, SECTIONS.authorization.fields, times.at)
  const status = fields.get('status')?.raw ?? ''
  const applies = /^not applicable$/i.test(status)
  return { ...part, cues: applies ? 2 : 0, older: !applies && (fields.size > 1 || status !== '') }
}
