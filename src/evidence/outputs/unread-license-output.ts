import type { RegionParser } from './reading.ts'

// % Invalid command at '^' marker.
const REFUSED = /^%|^\^$/

/** Licensing outputs that nobody reads (`show license reservation`) are named by the command above them. */
export const unreadLicenseOutput: RegionParser = ({ echo, rows, closed }) => {
  if (!echo?.prompted || echo.read || rows.length === 0 || rows.some(({ text }) => REFUSED.test(text)))
    return []
  return [
    {
      command: echo.command,
      level: 'named',
      platform: 'unknown',
      ...(echo.era && { era: echo.era }),
      complete: closed && !echo.piped,
      rows,
      output: {},
      facts: [],
    },
  ]
}
