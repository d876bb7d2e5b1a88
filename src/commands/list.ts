import { Command } from 'commander'
import { findEntry, KINDS, type Kind, listEntries } from '../knowledge/entries.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { nearest } from '../knowledge/nearest.ts'
import { readKnowledgeFolder } from '../read-knowledge.ts'
import { quote } from '../reply/quote.ts'

/** `slp list [KIND]`: every entry of the knowledge base, id and title. */
export function listCommand(): Command {
  return new Command('list')
    .description('list the entries of the knowledge base')
    .argument('[kind]', `one of ${KINDS.join(', ')}`)
    .action((kind?: string) => {
      if (kind && !KINDS.includes(kind as Kind)) {
        const like = KINDS.filter((each) => each.startsWith(kind.toLowerCase()))
        const near = like.length > 0 ? like : [nearest(kind, KINDS)].filter((each) => each !== undefined)
        throw new Error(
          `there is no kind ${quote(kind)}${near.length > 0 ? `, did you mean ${near.join(' or ')}?` : ''} The kinds are ${KINDS.join(', ')}`,
        )
      }
      const knowledge = loadKnowledge(readKnowledgeFolder())
      const ids = listEntries(knowledge, kind as Kind | undefined)
      const width = Math.max(...ids.map((id) => id.length))
      for (const id of ids) console.log(`${id.padEnd(width)}  ${findEntry(knowledge, id)?.title}`)
    })
}
