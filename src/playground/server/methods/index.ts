import { assistantMethods } from './assistant.ts'
import { blockMethods } from './blocks.ts'
import { chatMethods } from './chat.ts'
import { conversationMethods } from './conversations.ts'
import { fileMethods } from './files.ts'
import type { Method } from './method.ts'
import { peopleMethods } from './people.ts'
import { reactionMethods } from './reactions.ts'
import { scheduledMethods } from './scheduled.ts'
import { viewMethods } from './views.ts'

/** Every method that the fake knows; `apps.connections.open` is the socket's own. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...assistantMethods,
    ...blockMethods,
    ...chatMethods,
    ...conversationMethods,
    ...fileMethods,
    ...peopleMethods,
    ...reactionMethods,
    ...scheduledMethods,
    ...viewMethods,
  }),
)
