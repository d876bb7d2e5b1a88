import { Command } from 'commander'
import { type Config, chooseConnection, givenSettings, loadEnvironmentFile, readConfig } from '../config.ts'
import { ConfigError, KnowledgeError } from '../errors.ts'
import { goThroughProxy } from '../go-through-proxy.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { type Probe, probeServer } from '../llm/probe-server.ts'
import { readKnowledgeFolder } from '../read-knowledge.ts'
import { SETTINGS } from '../settings.ts'
import { examineLive } from './examine-live.ts'
import { examineSlack } from './examine-slack.ts'
import { examineStore } from './examine-store.ts'
import type { Finding } from './finding.ts'

/** The exit code of a setting that is wrong or half there (sysexits' EX_CONFIG). */
const CONFIG = 78

/** What the model's server was found to do. */
const PROBED: Record<Probe, string> = {
  answers: 'answers; `npm run eval` measures how well it chooses',
  lacks: "can't be asked: its server has no model of that name",
  denied: 'refuses LLM_API_KEY',
  unreachable: 'could not be reached: check LLM_BASE_URL, the network and a proxy',
}

const MARK = { ok: 'ok      ', missing: 'not set ', note: 'NOTE    ', wrong: 'WRONG   ' }

/** What Slack takes: the token, and one of the two ways in; the terminal takes none of it. */
const NEEDED = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'Slack:']

const CHANNEL_ID = /^[CGD][A-Z0-9]{6,}$/

const GROUPS: readonly [string, boolean][] = [
  ['Needed for Slack', true],
  ['Optional', false],
]

/** `slp doctor`: what is configured, what is missing, and how to get it. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('say what is configured, what is missing and how to get it')
    .option(
      '--offline',
      "don't ask Slack whether the token works, nor the model's server whether it is there",
    )
    .option(
      '--live <channel-id>',
      'besides, post, edit, upload and delete there, and say what the workspace allows',
    )
    .action(async (options: { offline?: boolean; live?: string }) => {
      loadEnvironmentFile()
      const offline = options.offline ?? false
      // wrong settings are told of below
      if (!offline) setWayOut()
      const findings = [
        node(),
        knowledge(),
        ...(await slack(offline)),
        ...(options.live === undefined ? [] : await live(options.live)),
        ...(await model(offline)),
        ...(await store()),
      ]
      const unset = findings.filter(({ state }) => state === 'missing')
      for (const { state, text } of findings) if (state !== 'missing') console.log(`${MARK[state]}${text}`)
      for (const [title, needed] of GROUPS) {
        const own = unset.filter(({ text }) => NEEDED.some((name) => text.startsWith(name)) === needed)
        if (own.length > 0) console.log(`\n${title} (${own.length} not set)`)
        for (const { text } of own) console.log(`${MARK.missing}${text}`)
      }
      if (findings.some(({ state }) => state === 'wrong')) process.exitCode = CONFIG
    })
}

function setWayOut(): void {
  try {
    goThroughProxy(readConfig())
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
  }
}

function node(): Finding {
  return { state: 'ok', text: `Node ${process.versions.node}` }
}

function knowledge(): Finding {
  try {
    const base = loadKnowledge(readKnowledgeFolder())
    return {
      state: 'ok',
      text: `knowledge ${base.version}: ${base.messages.size} messages, ${base.causes.size} causes`,
    }
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error
    return {
      state: 'wrong',
      text: `knowledge: ${error.problems.length} problems, \`npm run knowledge:check\` lists them`,
    }
  }
}

async function store(): Promise<Finding[]> {
  try {
    return await examineStore(readConfig())
  } catch (error) {
    // the settings are told of already
    if (error instanceof ConfigError) return []
    throw error
  }
}

async function slack(offline: boolean): Promise<Finding[]> {
  const set = givenSettings()
  const settings = Object.entries(SETTINGS).map(
    ([name, what]): Finding =>
      set.some((each) => each === name)
        ? { state: 'ok', text: `${name} is set` }
        : { state: 'missing', text: `${name}: ${what}` },
  )
  try {
    const config = readConfig()
    if (!set.some((name) => ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'].includes(name))) {
      return [...settings, { state: 'missing', text: 'Slack: nothing set; the terminal works without it' }]
    }
    const way =
      chooseConnection(config) === 'socket' ? 'Socket Mode' : `HTTP on ${config.host}:${config.port}`
    const door: Finding = { state: 'ok', text: `Slack: ${way}` }
    return [...settings, door, ...(offline ? [] : await examineSlack(config))]
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return [...settings, { state: 'wrong', text: error.message }]
  }
}

/** What the bot may do in a channel, tried there; wrong settings have been told of by then. */
async function live(channel: string): Promise<Finding[]> {
  if (!CHANNEL_ID.test(channel))
    return [
      { state: 'wrong', text: '--live takes the ID of a channel (C0123ABCD), at the end of its details' },
    ]
  try {
    const config = readConfig()
    if (config.botToken) return await examineLive(config, channel)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
  }
  return [{ state: 'wrong', text: '--live needs the settings for Slack' }]
}

/** Where a model is set up: which, and whether its server is there. */
async function model(offline: boolean): Promise<Finding[]> {
  const set = settingsOfModel()
  if (!set) return []
  const named = `model ${set.model} at ${new URL(set.baseUrl).host}`
  if (offline) return [{ state: 'ok', text: named }]
  const probe = await probeServer(set, set.model)
  return [{ state: probe === 'answers' ? 'ok' : 'wrong', text: `${named} ${PROBED[probe]}` }]
}

/** Undefined where none is set up, or where the settings are wrong, which has been told by then. */
function settingsOfModel(): Config['model'] {
  try {
    return readConfig().model
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return undefined
  }
}
