/** Slack's limits, in characters or counts unless said. Source: ../shared/slack/platform.md §1; the total is measured, not documented. */
export const LIMITS = {
  blocks: 50,
  /** Bytes of all blocks' texts together; Slack answers msg_blocks_too_long somewhere above (openclaw/openclaw PR 143882: 10.6 to 11.3 thousand). */
  total: 10_600,
  /**
   * Bytes of `text` that chat.update and chat.postEphemeral take. Documented as 4,000 characters at the former
   * (`msg_too_long`), as bytes at the latter, and measured as bytes at both (openclaw/openclaw PR 115027).
   */
  textBytes: 4000,
  /** What Slack cuts a message's text to. */
  text: 40_000,
  header: 150,
  section: 3000,
  fields: 10,
  field: 2000,
  contextElements: 10,
  actionsElements: 25,
  markdown: 12_000,
  id: 255,
  buttonText: 75,
  buttonValue: 2000,
  url: 3000,
  optionText: 75,
  /** Options of checkboxes. */
  options: 10,
  overflow: 5,
  select: 100,
  placeholder: 150,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  containerTitle: 150,
  containerBlocks: 10,
  altText: 2000,
  modalTitle: 24,
  modalBlocks: 100,
  /** Bytes of a view as JSON; Slack answers view_too_large above. */
  viewBytes: 250_000,
  inputLabel: 2000,
  privateMetadata: 3000,
  tableRows: 100,
  tableCells: 20,
} as const
