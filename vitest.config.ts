import { defineConfig } from 'vitest/config'

// .ci/run asks for a report to count from
const report = process.env.VITEST_REPORT

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    reporters: report ? ['dot', ['json', { outputFile: report }]] : ['dot'],
  },
})
