import { Command } from 'commander'
import { loadKnowledge } from '../knowledge/load.ts'
import { readKnowledgeFolder } from '../read-knowledge.ts'

/** Entries that are listed. */
const HITS = 10

/** `slp search WORDS`: the entries that fit best, the best first. */
export function searchCommand(): Command {
  return new Command('search')
    .description('find entries by words')
    .argument('<words...>', 'a question, or words of it')
    .action((words: string[]) => {
      const hits = loadKnowledge(readKnowledgeFolder()).search(words.join(' ')).slice(0, HITS)
      for (const { id, title } of hits) console.log(`${id}  ${title}`)
      if (hits.length > 0) return
      console.error('slp: nothing fits these words; `slp list` shows all entries')
      process.exitCode = 1
    })
}
