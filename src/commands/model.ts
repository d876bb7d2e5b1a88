import { Command } from 'commander'
import { loadEnvironmentFile, readConfig } from '../config.ts'
import { Options } from '../evidence/options.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { readMaterial, type Unasked } from '../llm/material.ts'
import { buildRequest, dialectOf } from '../llm/request.ts'
import { readStandardInput, readTextFile } from '../read-input.ts'
import { readKnowledgeFolder } from '../read-knowledge.ts'
import { explain } from '../reply/explain.ts'

const WHY: Record<Unasked, string> = {
  'not-asked': 'nobody asked',
  answered: 'the bot knows an answer by itself',
  'too-long': 'the paste is too long',
  'own-words': "it is the bot's own answer",
  secret: 'there is a secret in it',
  'too-little': 'there is too little in it',
}

/** Stands for what is random in a real request. */
const FENCE = '0'.repeat(24)

/** `slp model preview [FILE]`: what a language model would be sent about a paste; nothing is sent. */
export function modelCommand(): Command {
  const preview = new Command('preview')
    .description('show what would be sent about a paste; nothing is sent')
    .argument('[file]', 'a file, .gz included; standard input without one')
    .option('--whole', 'the request as it is sent, instructions and entries included, as JSON')
    .option('--excerpt', 'as with LLM_SEND_EXCERPT=1')
    .action(run)
  return new Command('model').description('the language model that picks entries').addCommand(preview)
}

async function run(file: string | undefined, flags: { whole?: boolean; excerpt?: boolean }): Promise<void> {
  loadEnvironmentFile()
  const { model } = readConfig()
  const knowledge = loadKnowledge(readKnowledgeFolder())
  const paste = file === undefined ? await readStandardInput() : readTextFile(file)
  const excerpt = flags.excerpt ?? model?.sendExcerpt ?? false
  const material = read(paste, knowledge, excerpt)
  if (typeof material === 'string') {
    console.log(`Nothing would be sent: ${WHY[material]}.`)
    return
  }
  const body = buildRequest(material, knowledge, {
    model: model?.model ?? '(LLM_MODEL)',
    fence: FENCE,
    form: 'json_schema',
    dialect: dialectOf(model?.baseUrl ?? ''),
  })
  if (flags.whole) {
    console.log(JSON.stringify(body, undefined, 2))
    return
  }
  const [instructions, asked] = body.messages.map(({ content }) => content)
  const where = model ? `${model.baseUrl}/chat/completions` : 'nowhere: LLM_BASE_URL is not set'
  console.log(`To ${where}, model ${body.model}:`)
  console.log(
    `1. Instructions and all entries, ${instructions?.length} characters, the same for everybody (--whole shows them).`,
  )
  console.log(`2. This, where ${FENCE} is random:\n\n${asked}`)
}

function read(paste: string, knowledge: Knowledge, excerpt: boolean) {
  const options = Options.parse({ at: new Date().toISOString(), asked: true })
  return readMaterial(paste, explain(paste, knowledge, options), knowledge, { asked: true, excerpt })
}
