const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

// 12 june 2025, 3rd of Feb, 3 Feb
const DAY_FIRST =
  /(?<![\d.:/-])(?<day>\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?(?: (?<year>20\d\d))?(?![\d:])/i
// June 12, 2025; aug 6
const MONTH_FIRST =
  /(?<![a-z])(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:]|\.\d)(?:,? (?<year>20\d\d))?/i
// 2025-06-12
const ISO = /(?<![\d-])(?<year>20\d\d)-(?<number>\d\d)-(?<day>\d\d)(?!\d)/
// 12.06.2025, which only a dot makes certain
const DOTTED = /(?<![\d.])(?<day>\d{1,2})\.(?<number>\d{1,2})\.(?<year>20\d\d)(?!\d)/

/** The first date that people write in a sentence: YYYY-MM-DD, `--MM-DD` where it has no year; undefined where none is. */
export function saidDate(text: string): string | undefined {
  const groups = [DAY_FIRST, MONTH_FIRST, ISO, DOTTED]
    .map((form) => form.exec(text)?.groups)
    .find((found) => found !== undefined)
  if (!groups) return undefined
  const { year, month, number, day } = groups
  const at = month ? MONTHS.indexOf(month.toLowerCase().slice(0, 3)) + 1 : Number(number)
  if (at < 1 || at > 12 || Number(day) < 1 || Number(day) > 31) return undefined
  const rest = `${String(at).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return year ? `${year}-${rest}` : `--${rest}`
}
