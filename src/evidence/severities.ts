/** The names of the severities 0 to 7 (troubleshooting-slp, "How to Read System Messages", table 1). */
export const SEVERITIES = [
  'emergency',
  'alert',
  'critical',
  'error',
  'warning',
  'notification',
  'informational',
  'debugging',
] as const
