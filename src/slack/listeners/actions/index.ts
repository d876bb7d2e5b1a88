import type { App } from '@slack/bolt'
import type { Desk } from '../../desk.ts'
import { guard } from '../../guard.ts'
import { tellClick } from './click.ts'
import { onFeedback } from './feedback.ts'
import { onShareAnswer } from './share-answer.ts'
import { onShowDetail } from './show-detail.ts'

/** Buttons, one line each. */
export function registerActions(app: Pick<App, 'action'>, desk: Desk): void {
  app.action('show_why', guard(desk, 'show_why', onShowDetail, tellClick))
  app.action('show_causes', guard(desk, 'show_causes', onShowDetail, tellClick))
  app.action('show_steps', guard(desk, 'show_steps', onShowDetail, tellClick))
  app.action('show_notes', guard(desk, 'show_notes', onShowDetail, tellClick))
  app.action('choice_right', guard(desk, 'choice_right', onFeedback, tellClick))
  app.action('choice_wrong', guard(desk, 'choice_wrong', onFeedback, tellClick))
  app.action('share_answer', guard(desk, 'share_answer', onShareAnswer, tellClick))
}
