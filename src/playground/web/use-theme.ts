import { useEffect, useState, useSyncExternalStore } from 'react'

/** What a person has chosen: to follow the system, or one of the two. */
export type ThemeChoice = 'system' | 'light' | 'dark'

const KEY = 'slp-theme'
const NEXT: Record<ThemeChoice, ThemeChoice> = { system: 'light', light: 'dark', dark: 'system' }

/** The choice, what it comes to, and how to go on to the next one. The choice is kept in this browser. */
export function useTheme(): { choice: ThemeChoice; theme: 'light' | 'dark'; next: () => void } {
  const [choice, setChoice] = useState<ThemeChoice>(kept)
  const dark = useSyncExternalStore(subscribe, () => query().matches)
  const theme = choice === 'system' ? (dark ? 'dark' : 'light') : choice
  useEffect(() => {
    document.documentElement.dataset.theme = theme
    window.localStorage.setItem(KEY, choice)
  }, [theme, choice])
  return { choice, theme, next: () => setChoice(NEXT[choice]) }
}

function kept(): ThemeChoice {
  const value = window.localStorage.getItem(KEY)
  return value === 'light' || value === 'dark' ? value : 'system'
}

function query(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)')
}

function subscribe(listener: () => void): () => void {
  const media = query()
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}
