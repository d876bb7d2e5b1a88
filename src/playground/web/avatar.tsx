/** The colours of people, by their ids. */
const COLOURS = ['#7c3aed', '#0f766e', '#b45309', '#be123c']

/** A person's or the bot's picture. It says nothing that the name beside it doesn't. */
export function Avatar({
  id,
  name,
  bot = false,
  small = false,
}: {
  id: string
  name: string
  bot?: boolean
  small?: boolean
}) {
  const size = small ? 20 : 36
  if (bot) return <img className="avatar" src="/icon.svg" alt="" width={size} height={size} />
  const colour = COLOURS[Number(id.slice(1)) % COLOURS.length]
  return (
    <svg className="avatar" width={size} height={size} viewBox="0 0 36 36" aria-hidden="true">
      <rect width="36" height="36" rx="8" fill={colour} />
      <text x="18" y="24" textAnchor="middle" fill="#fff" fontSize="17" fontWeight="600">
        {name.slice(0, 1).toUpperCase()}
      </text>
    </svg>
  )
}
