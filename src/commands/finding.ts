/** One line of the doctor's report. `note`: something that a person should look at, and that stops nothing. */
export type Finding = { state: 'ok' | 'missing' | 'note' | 'wrong'; text: string }
