/** A sentence cut to a length, whole characters, with `…`. Commands are never clipped: they are left out whole. */
export function clip(text: string, atMost: number): string {
  if (text.length <= atMost) return text
  const cut = text.slice(0, atMost - 1)
  const last = cut.charCodeAt(cut.length - 1)
  return `${last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut}…`
}
