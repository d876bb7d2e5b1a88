/** What each feature of an entry counts for the order of hits; set by scripts/search-weights.ts. */
export const ORDER: readonly number[] = [
  1.63, 0.41, 2.19, 1.57, 1.88, 1.9, 1.42, 0.84, -0.07, 0.28, 1.14, 0.5, 0.5, 0.33,
]

/** What counts for the best hit to be the answer, and how much; set by the same. */
export const SURE: readonly number[] = [
  -1.96, -0.28, 1.25, 0.26, 1.09, 0.81, 0.7, 0.93, 0.71, 0.74, 0.37, -0.65, -1.27, 1.53, -0.32, -0.52, 0.26,
  0.06, 0.29,
]

/** How sure the best hit must be to be given as the answer. */
export const SURE_FROM = 0.6

/** How sure it must be for the nearest to be offered as a choice. */
export const NEAR_FROM = 0.13
