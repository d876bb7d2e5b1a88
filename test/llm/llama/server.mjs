// An OpenAI-compatible server in front of llama.cpp, for one test: `node server.mjs <folder of node-llama-cpp> <model.gguf>`.
// A process of its own, so that what is loaded here ends with it. Prints its address once it listens.
import { createServer } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'

const [folder, file] = process.argv.slice(2)
const entry = join(folder, 'node_modules', 'node-llama-cpp', 'dist', 'index.js')
const { getLlama, LlamaChatSession } = await import(pathToFileURL(entry).href)

// one thread: more of them wait for each other where the machine has other things to do.
// nothing is built and nothing is downloaded: the binary that came with the package, on the processor
const llama = await getLlama({
  gpu: false,
  maxThreads: 1,
  build: 'never',
  skipDownload: true,
  progressLogs: false,
  logLevel: 'error',
})
const model = await llama.loadModel({ modelPath: file })
const context = await model.createContext({ contextSize: 65_536, batchSize: 2048, threads: 1 })
const sequence = context.getSequence()
let before = Promise.resolve()

const server = createServer(async (request, response) => {
  const body = JSON.parse(await text(request))
  const turn = before.then(() => answer(body)).catch((error) => ({ error: { message: String(error) } }))
  before = turn.then(() => {})
  const reply = await turn
  response.writeHead(reply.error ? 500 : 200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(reply))
})
listen(20_000 + Math.floor(Math.random() * 12_000))

async function answer({ model: name, messages, response_format: format, max_tokens: maxTokens }) {
  const grammar = await llama.createGrammarForJsonSchema(format.json_schema.schema)
  // the same beginning is not read again: the sequence still holds it
  const session = new LlamaChatSession({ contextSequence: sequence, systemPrompt: messages[0].content })
  // a hot temperature: nothing but the grammar keeps the noise in form
  const { responseText, stopReason } = await session.promptWithMeta(messages[1].content, {
    grammar,
    maxTokens,
    temperature: 1.2,
    seed: Math.floor(Math.random() * 2 ** 31),
  })
  const finish = stopReason === 'maxTokens' ? 'length' : 'stop'
  session.dispose({ disposeSequence: false })
  return {
    id: 'chatcmpl-tiny',
    object: 'chat.completion',
    created: 1,
    model: name,
    choices: [{ index: 0, finish_reason: finish, message: { role: 'assistant', content: responseText } }],
    usage: {
      prompt_tokens: sequence.nextTokenIndex,
      completion_tokens: 0,
      total_tokens: sequence.nextTokenIndex,
    },
  }
}

/** On a port below 32768, where a client that retries can't connect to itself. */
function listen(port) {
  server.once('error', () => listen(port + 1))
  server.listen(port, '127.0.0.1', () => {
    console.log(`http://127.0.0.1:${port}/v1`)
  })
}
