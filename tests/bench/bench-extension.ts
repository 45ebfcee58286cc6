import { makeExtension } from '../suites/kit/make-extension.ts';

/**
 * A copy of the built extension that may look at every page, as the toolbar click lets the real one, with the bench's
 * page side (`bench.js`, and `bench.html` that runs it) beside it. Returns its folder.
 */
export function makeBenchExtension(entry = 'page-side.ts'): Promise<string> {
  return makeExtension({
    // One for each entry: two benches may run at the same time.
    folder: `bench-${entry.replace(/\.ts$/, '')}`,
    entries: { bench: `tests/bench/${entry}` },
    alter: (manifest) => {
      manifest.host_permissions = ['<all_urls>'];
    },
  });
}
