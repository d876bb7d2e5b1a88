import { isRule, keyOf, readLabel } from './labels.ts'
import { simpleOutput } from './simple-output.ts'

// Message History (oldest to newest):
const HEAD = /^\s{0,8}(?:Import )?Message History \(oldest to newest\):/
// Trust Establishment:, Import RUM ACK:
const KIND =
  /^\s{0,8}(?:Trust Establishment|Trust Acknowledgement|Usage Reporting|Result Polling|Authorization Request|Authorization Confirmation|Authorization Return|Trust Sync|Hello Message|Import [A-Z ]{3,30}):/i

/** `show license history message`: what the switch and its licensing server said to each other. */
export const showLicenseHistoryMessage = simpleOutput({
  command: 'show license history message',
  level: 'explained',
  era: 'policy',
  entry: 'outputs/show-license-history-message',
  starts: [HEAD],
  holds: [
    HEAD,
    KIND,
    /^\s{0,8}[=-]{10,}/,
    /^\s{1,12}\S/,
    /^\s{0,8}No past (?:Import )?history/i,
    /^\s{0,8}(?:REQUEST|RESPONSE)\b/,
  ],
  parse: (lines) => {
    const kinds: Record<string, string[]> = {}
    let own: string[] | undefined
    for (const { line } of lines) {
      if (HEAD.test(line.text) || isRule(line.text)) continue
      if (KIND.test(line.text)) {
        own = []
        kinds[keyOf(readLabel(line.text)?.name ?? '')] = own
      } else own?.push(line.text.trim())
    }
    return {
      output: kinds,
      complete: lines.some(({ line }) => /^\s{0,8}Import ACCOUNT INFO:/i.test(line.text)),
    }
  },
})
