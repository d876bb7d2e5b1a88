/** A stretch of a text that names somebody or something of the house. `kind` becomes the placeholder's: HOST, IP, USER. */
export type Found = { kind: string; start: number; end: number }

/** What a rule may look at beside the text. `isKnown`: a word that the knowledge base or plain English has. */
export type RedactionContext = {
  isKnown: (word: string) => boolean
  /** Device names that were read out of the paste. */
  hosts: readonly string[]
}

/** Finds one kind of thing, in time linear in the text. */
export type RedactionRule = (text: string, context: RedactionContext) => Found[]
