import type { App } from '@slack/bolt'
import type { Desk } from '../../desk.ts'
import { guard } from '../../guard.ts'
import { onHandOver, onNote, onResolveHow, onSkipStep, tellView } from './submitted.ts'

/** Modals that somebody filled in, one line each. */
export function registerViews(app: Pick<App, 'view'>, desk: Desk): void {
  app.view('skip_step', guard(desk, 'skip_step', onSkipStep, tellView))
  app.view('resolve_how', guard(desk, 'resolve_how', onResolveHow, tellView))
  app.view('hand_over', guard(desk, 'hand_over', onHandOver, tellView))
  app.view('note_incident', guard(desk, 'note_incident', onNote, tellView))
}
