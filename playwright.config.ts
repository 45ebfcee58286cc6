import { defineConfig } from '@playwright/test';
import type { Setting } from './tests/e2e/fixtures.ts';

/** The browser tests: a real Chromium with the built extension, on the demo portal. Build before you run them. */
export default defineConfig<object, Setting>({
  testDir: 'tests/e2e',
  outputDir: 'out/test/browser',
  fullyParallel: true,
  workers: 2,
  // Here a test that fails once is a test, or a product, that is not done. On CI it is tried once more, and named as flaky.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 8_000 },
  reporter: 'list',
  projects: [
    { name: 'zh light', use: { lang: 'zh-CN', scheme: 'light' } },
    { name: 'zh dark', use: { lang: 'zh-CN', scheme: 'dark' }, testMatch: 'surfaces.spec.ts' },
    { name: 'en light', use: { lang: 'en-US', scheme: 'light' }, testMatch: 'surfaces.spec.ts' },
    { name: 'en dark', use: { lang: 'en-US', scheme: 'dark' }, testMatch: 'surfaces.spec.ts' },
  ],
});
