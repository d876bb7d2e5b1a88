/** A 64-bit FNV-1a of a text's UTF-16 units, as 12 hexadecimal digits: tells versions apart, protects nothing. */
export function digest(texts: Iterable<string>): string {
  let low = 0x811c9dc5
  let high = 0x9dc5811c
  for (const text of texts) {
    for (let at = 0; at <= text.length; at++) {
      // a unit that no text holds ends each, so that moving a line between files changes the digest
      const unit = at === text.length ? 0x1_0000 : text.charCodeAt(at)
      low = Math.imul(low ^ unit, 0x01000193) >>> 0
      high = Math.imul(high ^ (unit + 0x9e37), 0x01000193) >>> 0
    }
  }
  return (high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')).slice(0, 12)
}
