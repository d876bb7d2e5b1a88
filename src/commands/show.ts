import { Command } from 'commander'
import { likeNames, perhaps } from '../knowledge/like-names.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { readKnowledgeFolder } from '../read-knowledge.ts'
import { renderEntry } from '../reply/entry-text.ts'
import { quote } from '../reply/quote.ts'

/** `slp show ID`: one entry of the knowledge base, whole. */
export function showCommand(): Command {
  return new Command('show')
    .description('show an entry of the knowledge base')
    .argument('<id>', 'as `slp list` prints it, such as causes/dns-not-configured')
    .action((id: string) => {
      const knowledge = loadKnowledge(readKnowledgeFolder())
      const shown = renderEntry(knowledge, id)
      if (!shown) throw new Error(`there is no entry ${quote(id)}${perhaps(likeNames(knowledge, id))}`)
      process.stdout.write(shown)
    })
}
