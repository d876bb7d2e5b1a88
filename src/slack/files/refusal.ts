/**
 * Why a file was not read; each is a sentence, `slack.file-<refusal>` of replies.yml. `kind`: not a text by its name
 * or type. `address`: it isn't kept at Slack. `scope`: a login page came in its place. `redirect`: it is said to be
 * elsewhere. `gone`: Slack doesn't have it, or not for the bot. `failed`: no answer, or an error. `large`, `rows` (too many),
 * `binary`, `damaged` (gzip), `empty`: what came. `many`: more files than one message may bring.
 */
export type Refusal =
  | 'kind'
  | 'address'
  | 'scope'
  | 'redirect'
  | 'gone'
  | 'failed'
  | 'large'
  | 'rows'
  | 'binary'
  | 'damaged'
  | 'empty'
  | 'many'
