import { defineConfig } from 'vitest/config'

// a real browser: npm run test:browser
const report = process.env.VITEST_REPORT

export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
})
