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
  parse: (lines, { echo }) => ({
    output: {},
    // below a command somebody read it elsewhere
    facts:
      lines[0] && !echo
        ? [{ key: 'https.result', value: { from: 'pc', reached: 'service' }, lines: lines[0].line.lines }]
        : [],
    platform: 'unknown',
    complete: lines.length > 1,
  }),
})
