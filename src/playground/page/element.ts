type Properties = Record<string, string | boolean | ((event: Event) => void) | undefined>

/**
 * An element with these attributes, listeners (`onclick`) and children. Text becomes text, never markup. An attribute
 * that is false or undefined is left out, `true` stands without a value.
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Properties = {},
  ...children: (Node | string | false | undefined)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === 'function') made.addEventListener(key.slice(2), value)
    else if (value === true) made.setAttribute(key, '')
    else if (value !== false && value !== undefined) made.setAttribute(key, value)
  }
  made.append(...children.filter((child): child is Node | string => child instanceof Node || !!child))
  return made
}

/** The element of that id, which the page's own markup holds. */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`)
  return found
}
