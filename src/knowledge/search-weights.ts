/** What each feature of an entry counts for the order of hits; set by scripts/search-weights.ts. */
export const ORDER: readonly number[] = [4.14, 1.45, 2.47, 3.49, 3.22, 2.27, 0.81, 1.92, 0.26, -0.01, 1.76]

/** What counts for the best hit to be the answer, and how much; set by the same. */
export const SURE: readonly number[] = [
  -4.38, 0.19, 0.79, 0.19, 1.21, 1.67, 0.56, 1.61, 1.13, 0.92, 0.89, -0.81, -0.66, 2.22, -0.56, -1.07,
]

/** How sure the best hit must be to be given as the answer. */
export const SURE_FROM = 0.62

/** How sure it must be for the nearest to be offered as a choice. */
export const NEAR_FROM = 0.06
