import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Debian's Chromium; `.ci/run` installs it. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Whether there is a browser to drive; in CI there must be. */
export const hasChromium = existsSync(CHROMIUM) || process.env.CI !== undefined

/** Starts it without a window. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    // root has no sandbox of its own; a container's /dev/shm is small
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  })
}
