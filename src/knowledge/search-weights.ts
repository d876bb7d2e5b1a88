/** What each feature of an entry counts for the order of hits; set by scripts/search-weights.ts. */
export const ORDER: readonly number[] = [3.93, 0.94, 3.29, 3.52, 4.23, 2.74, 0.92, 1.69, 0.46, -0.01, 2.33]

/** What counts for the best hit to be the answer, and how much; set by the same. */
export const SURE: readonly number[] = [
  -4.8, 0.08, 0.6, 0.24, 0.48, 2.13, 0.87, 1.99, 1.31, 0.95, 0.9, -0.38, -1.17, 2.88, -0.28, -1.09,
]

/** How sure the best hit must be to be given as the answer. */
export const SURE_FROM = 0.6

/** How sure it must be for the nearest to be offered as a choice. */
export const NEAR_FROM = 0.1
