import { Answer } from '../reply/answer.ts'
import type { AnswerFrom, Store } from '../store/store.ts'
import { answerId } from './answer-id.ts'
import { bodyWithoutSecrets } from './delivery/body-without-secrets.ts'

const KEPT_FOR = 24 * 60 * 60 * 1000

/** Characters of an answer that is kept; of a longer one the buttons say that it is gone. */
const LENGTH_AT_MOST = 1024 * 1024

/** Answers whose buttons may still be pressed, whichever bot is asked, and after a restart. The paste itself is not kept. */
export type KeptAnswers = {
  keep: (answer: Answer, from: AnswerFrom) => Promise<void>
  find: (id: string) => Promise<Answer | undefined>
}

/** Keeps answers in the store for a day, without the secrets in any of their strings. */
export function createKeptAnswers({ answers }: Pick<Store, 'answers'>, now: () => string): KeptAnswers {
  return {
    async keep(answer, from) {
      const body = JSON.stringify(bodyWithoutSecrets(answer))
      if (body.length <= LENGTH_AT_MOST) await answers.keep({ ...from, id: answerId(answer), body }, now())
    },
    async find(id) {
      const since = new Date(Date.parse(now()) - KEPT_FOR).toISOString()
      const body = await answers.find(id, since)
      // another version's answer may look otherwise
      return body === undefined ? undefined : Answer.safeParse(JSON.parse(body)).data
    },
  }
}
