import { loadEnvironmentFile, readConfig } from '../../src/config.ts'
import { goThroughProxy } from '../../src/go-through-proxy.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { readKnowledgeFolder } from '../../src/read-knowledge.ts'
import { evaluate } from './evaluate.ts'
import { readGolden } from './golden.ts'
import { reportOf } from './report.ts'

// npm run eval: the golden set against the model that LLM_BASE_URL and LLM_MODEL name, beside the search alone
loadEnvironmentFile()
const config = readConfig()
goThroughProxy(config)
const { model } = config
const files = readKnowledgeFolder()
const questions = readGolden()
const asked = await evaluate(questions, { knowledge: loadKnowledge(files), files, model }, (done) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${questions.length}`)
})
if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
console.log(reportOf(asked, model?.model).join('\n'))
