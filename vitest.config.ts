import { defineConfig } from 'vitest/config'

// .ci/run asks for a report to count from
const report = process.env.VITEST_REPORT

/** Tests of pure code share what they import, above all the knowledge base; the others run each in a process of their own. */
const PURE = [
  'blind',
  'cases',
  'diagnosis',
  'eval',
  'evidence',
  'facts',
  'incident',
  'knowledge',
  'noise',
  'reply',
  'shows',
  'text',
].map((folder) => `test/${folder}/**/*.test.ts`)

const patience = { testTimeout: 90_000, hookTimeout: 90_000 }

export default defineConfig({
  test: {
    // Vitest leaves one core idle otherwise; the gate has two
    maxWorkers: '100%',
    reporters: report ? ['dot', ['json', { outputFile: report }]] : ['dot'],
    projects: [
      { test: { name: 'pure', include: PURE, isolate: false, ...patience } },
      {
        test: {
          name: 'processes',
          include: ['test/**/*.test.ts'],
          // a real browser: npm run test:browser
          exclude: ['test/browser/**', ...PURE],
          ...patience,
        },
      },
    ],
  },
})
