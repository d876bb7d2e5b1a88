import type { CustomRoute } from '@slack/bolt'

/** `GET /healthz`: 200 while Slack can reach the bot, else 503. No details. */
export function healthRoute(isUp: () => boolean): CustomRoute {
  return {
    path: '/healthz',
    method: 'GET',
    handler(_, response) {
      response.writeHead(isUp() ? 200 : 503, { 'content-type': 'text/plain' })
      response.end(isUp() ? 'ok' : 'down')
    },
  }
}
