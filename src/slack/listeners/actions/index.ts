import type { App } from '@slack/bolt'
import type { Desk } from '../../desk.ts'
import { guard } from '../../guard.ts'
import { onCardMenu } from './card-menu.ts'
import { onAnswer, onChoose } from './choose.ts'
import { tellClick } from './click.ts'
import { onFeedback } from './feedback.ts'
import { tellCard } from './incident-click.ts'
import { onOpenChecklist } from './open-checklist.ts'
import { onPick } from './pick.ts'
import { onCancelReminder, onRemind, onRemindAtNine } from './remind.ts'
import { onReopen, onResolve } from './resolve.ts'
import { onShareAnswer } from './share-answer.ts'
import { onShowDetail } from './show-detail.ts'
import { onShowMore } from './show-more.ts'
import { onStepMenu } from './step-menu.ts'
import { onTakeIncident } from './take-incident.ts'
import { onTickStep } from './tick-step.ts'

/** Buttons, one line each. */
export function registerActions(app: Pick<App, 'action'>, desk: Desk): void {
  app.action('show_more', guard(desk, 'show_more', onShowMore, tellClick))
  for (const at of [1, 2, 3, 4]) {
    app.action(`pick_${at}`, guard(desk, `pick_${at}`, onPick, tellClick))
    app.action(`answer_${at}`, guard(desk, `answer_${at}`, onAnswer, tellCard))
  }
  app.action('take_incident', guard(desk, 'take_incident', onTakeIncident, tellCard))
  app.action('remind_at_nine', guard(desk, 'remind_at_nine', onRemindAtNine, tellCard))
  app.action('open_checklist', guard(desk, 'open_checklist', onOpenChecklist, tellCard))
  // buttons of answers and cards that were posted before there was one button for all of it
  app.action('show_why', guard(desk, 'show_why', onShowDetail, tellClick))
  app.action('show_causes', guard(desk, 'show_causes', onShowDetail, tellClick))
  app.action('show_steps', guard(desk, 'show_steps', onShowDetail, tellClick))
  app.action('show_notes', guard(desk, 'show_notes', onShowDetail, tellClick))
  app.action('choice_right', guard(desk, 'choice_right', onFeedback, tellClick))
  app.action('choice_wrong', guard(desk, 'choice_wrong', onFeedback, tellClick))
  app.action('tick_step', guard(desk, 'tick_step', onTickStep, tellCard))
  app.action('step_menu', guard(desk, 'step_menu', onStepMenu, tellCard))
  for (const word of ['handover', 'undo', 'catchup', 'tac', 'timeline', 'note'])
    app.action(`word_${word}`, guard(desk, `word_${word}`, onCardMenu, tellCard))
  app.action('card_menu', guard(desk, 'card_menu', onCardMenu, tellCard))
  app.action('choose_topology', guard(desk, 'choose_topology', onChoose, tellCard))
  app.action('choose_transport', guard(desk, 'choose_transport', onChoose, tellCard))
  app.action('choose_vrf', guard(desk, 'choose_vrf', onChoose, tellCard))
  app.action('remind_me', guard(desk, 'remind_me', onRemind, tellCard))
  app.action('cancel_reminder', guard(desk, 'cancel_reminder', onCancelReminder, tellCard))
  app.action('resolve_incident', guard(desk, 'resolve_incident', onResolve, tellCard))
  app.action('close_incident', guard(desk, 'close_incident', onResolve, tellCard))
  app.action('reopen_incident', guard(desk, 'reopen_incident', onReopen, tellCard))
  app.action('share_answer', guard(desk, 'share_answer', onShareAnswer, tellClick))
}
