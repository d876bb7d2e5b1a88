/** The mean of vectors, and the directions in which they differ, the most telling first (Jacobi's method). */
export function principalAxes(vectors: readonly (readonly number[])[]): { mean: number[]; axes: number[][] } {
  const size = vectors[0]?.length ?? 0
  const mean = Array.from({ length: size }, (_, at) => sum(vectors, (each) => each[at] ?? 0) / vectors.length)
  const spread = covariance(vectors, mean)
  const axes = Array.from({ length: size }, (_, row) =>
    Float64Array.from({ length: size }, (_, column) => (row === column ? 1 : 0)),
  )
  for (let sweep = 0; sweep < 30; sweep++) {
    let left = 0
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) left += turn(spread, axes, p, q)
    if (left < 1e-10) break
  }
  const order = [...Array(size).keys()].sort((one, other) => at(spread, other, other) - at(spread, one, one))
  return { mean, axes: order.map((column) => axes.map((row) => row[column] ?? 0)) }
}

type Matrix = Float64Array[]

function covariance(vectors: readonly (readonly number[])[], mean: readonly number[]): Matrix {
  const size = mean.length
  const spread = Array.from({ length: size }, () => new Float64Array(size))
  for (const vector of vectors) {
    const own = vector.map((each, n) => each - (mean[n] ?? 0))
    for (const [row, line] of spread.entries()) {
      for (let column = 0; column < size; column++) {
        line[column] = (line[column] ?? 0) + ((own[row] ?? 0) * (own[column] ?? 0)) / vectors.length
      }
    }
  }
  return spread
}

/** One rotation that takes what is left between two directions away; returns how much that was. */
function turn(spread: Matrix, axes: Matrix, p: number, q: number): number {
  const between = at(spread, p, q)
  if (Math.abs(between) < 1e-12) return 0
  const theta = (at(spread, q, q) - at(spread, p, p)) / (2 * between)
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1))
  const cosine = 1 / Math.hypot(tangent, 1)
  const sine = tangent * cosine
  for (const row of spread) mix(row, p, q, cosine, sine)
  const [one, other] = [spread[p], spread[q]]
  if (one && other) {
    for (let column = 0; column < one.length; column++) {
      const [a, b] = [one[column] ?? 0, other[column] ?? 0]
      one[column] = cosine * a - sine * b
      other[column] = sine * a + cosine * b
    }
  }
  for (const row of axes) mix(row, p, q, cosine, sine)
  return between * between
}

function mix(row: Float64Array, p: number, q: number, cosine: number, sine: number): void {
  const [a, b] = [row[p] ?? 0, row[q] ?? 0]
  row[p] = cosine * a - sine * b
  row[q] = sine * a + cosine * b
}

function at(matrix: Matrix, row: number, column: number): number {
  return matrix[row]?.[column] ?? 0
}

function sum<T>(list: readonly T[], of: (each: T) => number): number {
  return list.reduce((total, each) => total + of(each), 0)
}
