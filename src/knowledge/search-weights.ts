/** What each feature of an entry counts for the order of hits; set by scripts/search-weights.ts. */
export const ORDER: readonly number[] = [4.08, 1.43, 2.45, 3.34, 3.51, 2.32, 0.81, 1.92, 0.25, 0, 1.9]

/** What counts for the best hit to be the answer, and how much; set by the same. */
export const SURE: readonly number[] = [
  -4.44, 0.2, 0.66, 0.21, 1.23, 1.72, 0.41, 1.82, 1.12, 0.89, 0.92, -0.7, -0.68, 1.95, -0.62, -1.15,
]

/** How sure the best hit must be to be given as the answer. */
export const SURE_FROM = 0.62

/** How sure it must be for the nearest to be offered as a choice. */
export const NEAR_FROM = 0.06
