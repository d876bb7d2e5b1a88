// U024BE7LH, W012A3CDE of an organisation
const USER = /^[UW][A-Z0-9]{2,20}$/

/** Whether that is a Slack user's id, and not an app's, `bot`, `terminal`, or `somebody` who was forgotten. */
export function isUserId(id: string): boolean {
  return USER.test(id)
}
