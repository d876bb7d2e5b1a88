import { simpleOutput } from './simple-output.ts'

/** The page that the Smart Receiver shows to a browser: it is up, and reached from where the browser ran. */
export const smartReceiverPage = simpleOutput({
  command: 'smart receiver page',
  level: 'supporting',
  entry: 'outputs/smart-receiver-page',
  starts: [/^\s{0,8}This is the Smart Receiver!/],
  holds: [
    /^\s{0,8}Environment Information:/,
    /^\s{0,12}(?:cisco\.life|License Engine|License EngineSLE|License Crypto Service|Crypto Enabled|Retry Enabled|Retry Timeout|Rate Limit [A-Za-z ]{3,40}) = /,
  ],
  parse: (lines) => ({ output: {}, platform: 'unknown', complete: lines.length > 1 }),
})
