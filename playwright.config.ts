import { defineConfig } from '@playwright/test';

/** The browser tests: a real Chromium with the built extension, on the demo portal. Build before you run them. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'out/test/browser',
  fullyParallel: true,
  workers: 2,
  // A test that needs a second try is a test, or a product, that is not done.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 40_000,
  expect: { timeout: 5_000 },
  reporter: 'list',
});
