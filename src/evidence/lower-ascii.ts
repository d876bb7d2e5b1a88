/** A text with its ASCII capitals made small and every position kept (`İ` would grow by one in `toLowerCase`). */
export function lowerAscii(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
}
