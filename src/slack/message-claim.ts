/** What a message is claimed by: whoever has claimed it answers it, and nobody else. */
export function messageClaim({ team, channel, ts }: { team: string; channel: string; ts: string }): string {
  return `message ${team} ${channel} ${ts}`
}
