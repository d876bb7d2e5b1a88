/** The shape of the model: as small as llama.cpp takes it, with room for all cards. */
const WIDTH = 32
const HEADS = 2
const INNER = 64
const CONTEXT = 40_960

/** GGUF's numbers for types of values, of tensors and of tokens. */
const VALUE = { u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9 } as const
const F32 = 0
const TOKEN = { normal: 1, unknown: 2, control: 3, byte: 6 } as const

const ALIGNMENT = 32

const TEMPLATE =
  "{% for message in messages %}<s>{{ message['role'] }}: {{ message['content'] }}</s>{% endfor %}"

type Token = { text: string; type: number; score: number }
type Tensor = { name: string; shape: number[] }

/**
 * A language model that knows nothing: one layer of Llama's architecture with random weights, and a token for each byte,
 * as a GGUF file. What it says is noise, which is the point: only the grammar can make sense of it. Constructed.
 */
export function tinyModel(seed: number): Buffer {
  const tokens = vocabulary()
  const tensors = tensorsFor(tokens.length)
  const facts = factsOf(tokens)
  const infos: Buffer[] = []
  const data: Buffer[] = []
  const random = generator(seed)
  let offset = 0
  for (const { name, shape } of tensors) {
    infos.push(string(name), u32(shape.length), ...shape.map(u64), u32(F32), u64(offset))
    const weights = padded(weightsOf(name, shape, random))
    data.push(weights)
    offset += weights.length
  }
  const head = [Buffer.from('GGUF'), u32(3), u64(tensors.length), u64(facts.length), ...facts, ...infos]
  return Buffer.concat([padded(Buffer.concat(head)), ...data])
}

function vocabulary(): Token[] {
  return [
    { text: '<unk>', type: TOKEN.unknown, score: 0 },
    { text: '<s>', type: TOKEN.control, score: 0 },
    { text: '</s>', type: TOKEN.control, score: 0 },
    ...Array.from({ length: 256 }, (_, byte) => ({
      text: `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
      type: TOKEN.byte,
      score: 0,
    })),
    // what a space is written as
    { text: '▁', type: TOKEN.normal, score: -1 },
  ]
}

function tensorsFor(words: number): Tensor[] {
  const layer = (name: string, ...shape: number[]) => ({ name: `blk.0.${name}.weight`, shape })
  return [
    { name: 'token_embd.weight', shape: [WIDTH, words] },
    { name: 'output_norm.weight', shape: [WIDTH] },
    { name: 'output.weight', shape: [WIDTH, words] },
    layer('attn_norm', WIDTH),
    ...['attn_q', 'attn_k', 'attn_v', 'attn_output'].map((name) => layer(name, WIDTH, WIDTH)),
    layer('ffn_norm', WIDTH),
    layer('ffn_gate', WIDTH, INNER),
    layer('ffn_up', WIDTH, INNER),
    layer('ffn_down', INNER, WIDTH),
  ]
}

/** What the file says of the model, each as its key and value. */
function factsOf(tokens: readonly Token[]): Buffer[] {
  const number = (key: string, value: number) => fact(key, VALUE.u32, u32(value))
  const text = (key: string, value: string) => fact(key, VALUE.string, string(value))
  return [
    text('general.architecture', 'llama'),
    text('general.name', 'tiny-random'),
    number('llama.context_length', CONTEXT),
    number('llama.embedding_length', WIDTH),
    number('llama.block_count', 1),
    number('llama.feed_forward_length', INNER),
    number('llama.attention.head_count', HEADS),
    number('llama.attention.head_count_kv', HEADS),
    fact('llama.attention.layer_norm_rms_epsilon', VALUE.f32, f32(1e-5)),
    number('llama.rope.dimension_count', WIDTH / HEADS),
    number('llama.vocab_size', tokens.length),
    text('tokenizer.ggml.model', 'llama'),
    list(
      'tokenizer.ggml.tokens',
      VALUE.string,
      tokens.map((token) => string(token.text)),
    ),
    list(
      'tokenizer.ggml.scores',
      VALUE.f32,
      tokens.map(({ score }) => f32(score)),
    ),
    list(
      'tokenizer.ggml.token_type',
      VALUE.i32,
      tokens.map(({ type }) => u32(type)),
    ),
    number('tokenizer.ggml.unknown_token_id', 0),
    number('tokenizer.ggml.bos_token_id', 1),
    number('tokenizer.ggml.eos_token_id', 2),
    fact('tokenizer.ggml.add_bos_token', VALUE.bool, Buffer.from([1])),
    text('tokenizer.chat_template', TEMPLATE),
  ]
}

function weightsOf(name: string, shape: readonly number[], random: () => number): Buffer {
  const count = shape.reduce((product, size) => product * size, 1)
  const weights = Float32Array.from({ length: count }, () => (name.includes('norm') ? 1 : random() * 0.6))
  return Buffer.from(weights.buffer)
}

/** Numbers from -0.5 to 0.5, always the same for a seed (a linear congruential generator). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32 - 0.5
  }
}

function fact(key: string, type: number, value: Buffer): Buffer {
  return Buffer.concat([string(key), u32(type), value])
}

function list(key: string, type: number, items: readonly Buffer[]): Buffer {
  return fact(key, VALUE.array, Buffer.concat([u32(type), u64(items.length), ...items]))
}

function string(text: string): Buffer {
  const bytes = Buffer.from(text)
  return Buffer.concat([u64(bytes.length), bytes])
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}

function f32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeFloatLE(value)
  return bytes
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT)])
}
