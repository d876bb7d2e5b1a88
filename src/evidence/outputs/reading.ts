import type { FoundFact } from '../../facts/fact.ts'
import type { Device, Evidence, Platform } from '../evidence.ts'
import type { Options } from '../options.ts'
import type { Json } from './parts/part.ts'
import type { Region } from './regions.ts'
import type { Row } from './row.ts'

/** One output that was found in a region: which rows it speaks for, and what they say. */
export type Reading = {
  /** Canonical, unabbreviated and without arguments. */
  command: string
  level: Evidence['level']
  platform: Platform
  era?: Evidence['era']
  /** Whether nothing seems to be missing at either end. */
  complete: boolean
  rows: Row[]
  output: Json
  facts: FoundFact[]
  device?: Device
  /** The device's own time, ISO 8601 in UTC. */
  at?: string
}

/** Finds outputs of one kind in a region. Sees only rows that no earlier parser took. */
export type RegionParser = (region: Region, options: Options) => Reading[]
