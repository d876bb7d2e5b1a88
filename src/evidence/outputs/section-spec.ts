/** Which command's output a section is told from; `status` are in all three of status, all and tech support. */
export type SectionOf =
  | 'status'
  | 'all'
  | 'tech'
  | 'usage'
  | 'summary'
  | 'history'
  | 'authorization'
  | 'older'

/** How a section is told, and the fields that it has: from the key in small letters to the name in the output. */
export type SectionSpec = {
  heading: string
  of: SectionOf
  /** Sections of one output come in this order; a lower one after a higher begins the next output. */
  rank: number
  fields: Readonly<Record<string, string>>
  /** The heading is underlined with `====`. */
  underlined?: boolean
  /** The heading may have its value behind it. */
  valued?: boolean
  /** Fields that nothing else has: where the heading is missing they begin the section. */
  own?: readonly string[]
}
