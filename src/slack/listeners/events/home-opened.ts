import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt'
import type { HomeView } from '@slack/types'
import { say } from '../../../reply/say.ts'
import { fitModal } from '../../blocks/more-view.ts'
import { line, rich, smallPrint, words } from '../../blocks/rich.ts'
import type { Desk } from '../../desk.ts'
import { listedBlocks } from '../../incident/listed.ts'

/** What Bolt gives where somebody opens the app's home. */
export type HomeArgs = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs

/** Incidents that the home tab lists. */
const LISTED = 30

/**
 * The app's home lists the open incidents that whoever opens it has taken part in, theirs first. Others may stand in
 * channels that they can't read: who is in which channel the bot doesn't ask.
 */
export async function onHomeOpened({ event, client, context }: HomeArgs, desk: Desk): Promise<void> {
  if (event.tab !== 'home') return
  const view = await homeView(desk, context.teamId ?? '', event.user)
  await client.views.publish({ user_id: event.user, view })
}

/** The tab shows what it showed before; nobody asked for anything. */
export async function tellHome(): Promise<void> {}

async function homeView(desk: Desk, team: string, user: string): Promise<HomeView> {
  const { knowledge } = desk.engine
  const told = (key: string) => say(knowledge, `card.${key}`)
  const rows = await desk.store.incidents.openOf(team, user, LISTED)
  const listed = await listedBlocks(desk, rows, user)
  return {
    type: 'home',
    blocks: fitModal(
      [
        rich(line(words(told('home-title'), 'bold'))),
        ...(listed.length > 0 ? listed : [rich(line(told('home-none')))]),
        smallPrint(told('home-scope')),
      ],
      knowledge,
    ),
  }
}
