/** Bytes of one file as it comes. */
export const DOWNLOAD_AT_MOST = 2 * 1024 * 1024

/** Bytes of all files of a message together, unpacked: the engine reads so much in some seconds, in a thread of its own. */
export const UNPACKED_AT_MOST = 8 * 1024 * 1024

/** Rows of all files of a message together: as many short rows take as long to read as 8 MiB of a log. */
export const ROWS_AT_MOST = 200_000

/** Files of one message; Slack's client takes no more. */
export const FILES_AT_MOST = 10

/** Milliseconds that a file may take to come. */
export const FETCH_WITHIN = 10_000
