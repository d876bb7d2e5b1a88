import { record } from '../../slack/intake/loose.ts'

/** Slack states no size; it refuses with metadata_too_large somewhere. A lead, not checked: ../shared/slack/platform.md §1. */
const BYTES_AT_MOST = 8000

/** Slack's refusal of a message's metadata; undefined where it takes it. `{}` takes metadata away. */
export function metadataRefusal(metadata: unknown): string | undefined {
  if (metadata === undefined) return undefined
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata))
    return 'invalid_metadata_format'
  const { event_type, event_payload } = record(metadata)
  if (Object.keys(metadata).length === 0) return undefined
  if (typeof event_type !== 'string' || event_type === '') return 'invalid_metadata_format'
  if (typeof event_payload !== 'object' || event_payload === null) return 'invalid_metadata_format'
  if (
    !Object.values(event_payload).every((value) => isFlat(value) || isFlatObject(value) || isFlatList(value))
  )
    return 'invalid_metadata_schema'
  return JSON.stringify(metadata).length > BYTES_AT_MOST ? 'metadata_too_large' : undefined
}

function isFlat(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}

function isFlatObject(value: unknown): boolean {
  return typeof value === 'object' && !Array.isArray(value) && Object.values(record(value)).every(isFlat)
}

function isFlatList(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => isFlat(each) || isFlatObject(each))
}
