import { loadEnvironmentFile, readConfig } from '../config.ts'
import { ConfigError } from '../errors.ts'
import { goThroughProxy } from '../go-through-proxy.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { createLog } from '../log.ts'
import { createModel, type Model } from './model.ts'

/**
 * The model of the settings, for a command; what goes wrong with it is told on standard error.
 * @throws ConfigError where none is set up.
 */
export function openModel(knowledge: Knowledge): Model {
  loadEnvironmentFile()
  const config = readConfig()
  const { model } = config
  if (!model)
    throw new ConfigError('no model is set up: LLM_BASE_URL and LLM_MODEL say where it is and which')
  goThroughProxy(config)
  return createModel(model, knowledge, createLog('warn', { write: tell }))
}

/** A line of the log, for a person. */
function tell(line: string): void {
  const { msg, kind }: { msg: string; kind?: string } = JSON.parse(line)
  console.error(`slp: ${msg}${kind ? ` (${kind})` : ''}`)
}
