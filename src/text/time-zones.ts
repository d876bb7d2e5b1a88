/**
 * Minutes east of UTC of the zone names that mean one thing. NX-OS prints whatever `clock timezone NAME` was given,
 * so a name is a convention: those of RFC 5322 §4.3 (EST … PDT) and of the tz database that no other zone shares.
 * Left out, because two or more zones carry them: IST, CST, CDT, AST, ADT, BST, AMT, GST, SST, ECT, WST, PKT and the like.
 */
const ZONES: Readonly<Record<string, number>> = {
  UTC: 0,
  UT: 0,
  GMT: 0,
  Z: 0,
  ZULU: 0,
  WET: 0,
  WEST: 60,
  CET: 60,
  CEST: 120,
  MET: 60,
  MEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  SGT: 480,
  HKT: 480,
  AWST: 480,
  JST: 540,
  KST: 540,
  ACST: 570,
  ACDT: 630,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  NST: -210,
  NDT: -150,
  EST: -300,
  EDT: -240,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AKST: -540,
  AKDT: -480,
  HST: -600,
}

// +05:30, -0800, +2, UTC+5:30, GMT-3
const OFFSET = /^(?:UTC|GMT)?(?<sign>[+-])(?<hours>\d{1,2})(?::?(?<minutes>\d\d))?$/

/** Minutes east of UTC, or `undefined` where the name is unknown or means several zones. Letter case doesn't matter. */
export function minutesEast(zone: string): number | undefined {
  const name = zone.toUpperCase()
  const { sign, hours, minutes } = OFFSET.exec(name)?.groups ?? {}
  if (!sign) return ZONES[name]
  const east = Number(hours) * 60 + Number(minutes ?? 0)
  if (east > 14 * 60) return undefined
  return sign === '-' ? -east : east
}
