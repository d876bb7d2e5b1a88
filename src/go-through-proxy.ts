import { type Dispatcher, EnvHttpProxyAgent, setGlobalDispatcher } from 'undici'
import type { Config } from './config.ts'

/** What is on this machine is reached as it is: the playground's Slack, a model's server. */
const HERE = ['localhost', '127.0.0.1', '[::1]']

/**
 * The way out through the proxies of the settings; undefined where none is set. The one for `http://` addresses serves
 * `https://` too where that has none of its own, as with other programs.
 */
export function openProxy({ proxy }: Pick<Config, 'proxy'>): Dispatcher | undefined {
  if (!proxy) return undefined
  const { https = '', http = '', none } = proxy
  return new EnvHttpProxyAgent({
    httpsProxy: https,
    httpProxy: http,
    noProxy: none.trim() === '*' ? '*' : [...HERE, none].join(','),
  })
}

/** Sends every `fetch` of this process through the proxies of the settings: Slack's Web API, files, a model's server. */
export function goThroughProxy(config: Pick<Config, 'proxy'>): void {
  const proxy = openProxy(config)
  if (proxy) setGlobalDispatcher(proxy)
}
