import { Command } from 'commander'
import { loadKnowledge } from '../knowledge/load.ts'
import { readKnowledgeFolder } from '../read-knowledge.ts'

/** Entries that are listed. */
const HITS = 10

/** `slp search WORDS`: what there is that holds any of the words or is like them, the best first; an answer is for `slp explain`. */
export function searchCommand(): Command {
  return new Command('search')
    .description('find entries by words')
    .argument('<words...>', 'a question, or words of it')
    .action((words: string[]) => {
      const knowledge = loadKnowledge(readKnowledgeFolder())
      const asked = words.join(' ')
      const hits = knowledge.search(asked).slice(0, HITS)
      for (const { id, title } of hits) console.log(`${id}  ${title}`)
      if (hits.length > 0) return
      console.error('slp: nothing fits these words; `slp list` shows all entries')
      process.exitCode = 1
    })
}
