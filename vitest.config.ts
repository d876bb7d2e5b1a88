import { defineConfig } from 'vitest/config'

// .ci/run asks for a report to count from
const report = process.env.VITEST_REPORT

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // a real browser: npm run test:browser
    exclude: ['test/browser/**'],
    // Vitest leaves one core idle otherwise; the gate has two
    maxWorkers: '100%',
    testTimeout: 90_000,
    hookTimeout: 90_000,
    reporters: report ? ['dot', ['json', { outputFile: report }]] : ['dot'],
  },
})
