/**
 * Whether a channel's messages reach the bot without a mention, by the scopes of its token; where they aren't known,
 * they do. A private channel's id may begin like a public one's: then the public ones' scope is taken.
 */
export function hearingOf(scopes: readonly string[] | undefined): (channel: string) => boolean {
  return (channel) => {
    if (!scopes || channel.startsWith('D')) return true
    return scopes.includes(channel.startsWith('G') ? 'groups:history' : 'channels:history')
  }
}
