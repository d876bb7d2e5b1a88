import { webApi } from '@slack/bolt'
import type { Desk } from '../desk.ts'
import { record, text } from '../intake/loose.ts'
import { checklistView } from './checklist.ts'

/** A checklist that somebody has open. `hash`: how it stood when they clicked, where that is known. */
export type OpenChecklist = { view: string; hash?: string | undefined; incident: string }

/**
 * Shows an incident anew in a checklist that is open. Updates of one modal come one after the other, each with what is
 * true by then; where another bot was faster, once more without looking at what stood there. A modal that somebody has
 * closed meanwhile needs nothing.
 */
export function refreshChecklist(
  desk: Desk,
  client: Pick<webApi.WebClient, 'views'>,
  { view, hash, incident }: OpenChecklist,
): Promise<void> {
  return desk.turns(`checklist ${view}`, async () => {
    const refused = await show(desk, client, { view, hash, incident })
    if (refused === 'hash_conflict') await show(desk, client, { view, incident })
  })
}

async function show(
  desk: Desk,
  client: Pick<webApi.WebClient, 'views'>,
  { view, hash, incident }: OpenChecklist,
): Promise<string | undefined> {
  const shown = await desk.incidents.shown(incident)
  if (!shown) return undefined
  try {
    await client.views.update({
      view_id: view,
      ...(hash && { hash }),
      view: checklistView(shown, desk.engine.knowledge),
    })
    return undefined
  } catch (error) {
    // what was ticked counts, whether it is shown at once or at the next look
    desk.log.info({ err: error }, 'a checklist was not shown anew')
    return error instanceof webApi.WebAPIPlatformError ? text(record(error.data).error) : undefined
  }
}
