/** What each feature of an entry counts for the order of hits; set by scripts/search-weights.ts. */
export const ORDER: readonly number[] = [3.91, 1.37, 2.76, 3.52, 3.81, 1.97, 1.11, 1.87, 0.61, -0.09, 1.46]

/** What counts for the best hit to be the answer, and how much; set by the same. */
export const SURE: readonly number[] = [
  -4.31, 0.07, 1.42, 0.16, 1.66, 1.96, 0.49, 2.18, 1.24, 0.85, -0.09, -1.36, -2.33, 2.79, -0.91, -1.78,
]

/** How sure the best hit must be to be given as the answer. */
export const SURE_FROM = 0.6

/** How sure it must be for the nearest to be offered as a choice. */
export const NEAR_FROM = 0.06
