/** What each feature of an entry counts for the order of hits; set by scripts/search-weights.ts. */
export const ORDER: readonly number[] = [4.11, 1.49, 2.65, 3.47, 3.85, 2.02, 1.11, 1.88, 0.57, -0.14, 1.43]

/** What counts for the best hit to be the answer, and how much; set by the same. */
export const SURE: readonly number[] = [-3.89, 0.03, 1.24, 0.18, 1.78, 1.57, 0.58, 1.99, 1.25, 0.72, 0.03, -1.55, -2.41, 2.89, -0.85, -1.79]

/** How sure the best hit must be to be given as the answer. */
export const SURE_FROM = 0.6

/** How sure it must be for the nearest to be offered as a choice. */
export const NEAR_FROM = 0.06
