/** Default names and platforms that stand where a name would: they tell no device from another. */
const NO_NAMES = new Set(['switch', 'device', 'router', 'localhost', 'nx-os', 'ios-xe', 'ios-xr'])

/** Whether a word can be a device's name or address, and not a number, a time or a device's default name. */
export function isHostName(word: string): boolean {
  return (
    /^[A-Za-z0-9_.:-]{1,253}$/.test(word) &&
    /^[A-Za-z0-9]/.test(word) &&
    /[A-Za-z0-9]$/.test(word) &&
    !/^[\d:.-]*$/.test(word.replace(/^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/, 'ip')) &&
    !/\.(?:log|txt|gz)$/i.test(word) &&
    !isGenericName(word)
  )
}

/** Whether a name is a default such as `switch` or `Router`, which names nobody. */
export function isGenericName(name: string): boolean {
  return NO_NAMES.has(name.toLowerCase())
}

/** Whether a word has the looks of a host's name even outside a header: a digit, a dash or a dot is in it. */
export function looksLikeHost(word: string): boolean {
  return /[0-9.-]/.test(word) && isHostName(word)
}
