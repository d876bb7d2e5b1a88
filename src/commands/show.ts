import { Command } from 'commander'
import { loadKnowledge } from '../knowledge/load.ts'
import { readKnowledgeFolder } from '../read-knowledge.ts'
import { renderEntry } from '../reply/entry-text.ts'

/** `slp show ID`: one entry of the knowledge base, whole. */
export function showCommand(): Command {
  return new Command('show')
    .description('show an entry of the knowledge base')
    .argument('<id>', 'as `slp list` prints it, such as causes/dns-not-configured')
    .action((id: string) => {
      const shown = renderEntry(loadKnowledge(readKnowledgeFolder()), id)
      if (!shown) throw new Error(`there is no entry ${id}; \`slp list\` shows all`)
      process.stdout.write(shown)
    })
}
