/** A walk takes a twentieth of its steps within the gate; `npm run test:walks` takes all of them. */
export function stepsOf(whole: number): number {
  return process.env.WALKS === 'whole' ? whole : Math.ceil(whole / 20)
}
