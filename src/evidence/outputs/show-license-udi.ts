import { simpleOutput } from './simple-output.ts'

// UDI: PID:N9K-C9332C,SN:FDO24420XYZ
const UDI =
  /^\s{0,12}(?:UDI|Active|Standby|Member):\s{0,4}PID:\s?(?<pid>[\w./-]{2,40}),\s?SN:\s?(?<sn>[A-Z0-9]{4,20})\b/
// SlotID   PID   SN   UDI
const TABLE = /^\s{0,8}SlotID\s{1,20}PID\s{1,40}SN\s{1,40}UDI/
// *   ASR1006   NWG1512050G   ASR1006:NWG1512050G
const ROW = /^\s{0,8}\*?\s{1,20}(?<pid>[\w./-]{2,40})\s{1,40}(?<sn>[A-Z0-9]{4,20})\s{1,40}\S{1,80}:\S{1,40}/

/** `show license udi`: the product id and serial number by which CSSM knows the switch. */
export const showLicenseUdi = simpleOutput({
  command: 'show license udi',
  level: 'explained',
  era: 'policy',
  entry: 'outputs/show-license-udi',
  starts: [UDI, TABLE],
  holds: [UDI, ROW, /^\s{0,8}-{20,}/, /^\s{0,8}HA UDI List:/],
  parse: (lines) => {
    const found = lines.flatMap(({ line }) => {
      const groups = (UDI.exec(line.text) ?? ROW.exec(line.text))?.groups
      return groups?.pid && groups.sn ? [{ pid: groups.pid, sn: groups.sn }] : []
    })
    const [device] = found
    return device ? { output: { udis: found }, device, complete: true } : undefined
  },
})
