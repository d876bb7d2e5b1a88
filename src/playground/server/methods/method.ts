import type { User, Workspace } from '../workspace.ts'

/** What a call answers. */
export type Reply = { ok: boolean; error?: string; [field: string]: unknown }

/** One call of the Web API: who calls, with what. */
export type Call = {
  workspace: Workspace
  caller: User
  args: Readonly<Record<string, unknown>>
  /** The fake's own address. */
  base: string
}

/** A method: the scope that it needs, and what it does. */
export type Method = { scope?: string; run: (call: Call) => Reply }

/** Slack's refusal. */
export function refuse(error: string, more: Record<string, unknown> = {}): Reply {
  return { ok: false, error, ...more }
}

/** An argument as a string; empty where it isn't there. */
export function argument(call: Call, name: string): string {
  const value = call.args[name]
  return typeof value === 'string' ? value : typeof value === 'number' ? `${value}` : ''
}
