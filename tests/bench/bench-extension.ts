import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * A copy of the built extension that may look at every page, as the toolbar click lets the real one, with the bench's
 * page side (`bench.js`, and `bench.html` that runs it) beside it. Returns its folder.
 */
export async function makeBenchExtension(entry = 'page-side.ts'): Promise<string> {
  // One for each entry: two benches may run at the same time.
  const folder = resolve(ROOT, 'out', `bench-${entry.replace(/\.ts$/, '')}`);
  rmSync(folder, { recursive: true, force: true });
  cpSync(resolve(ROOT, '.output/chrome-mv3'), folder, { recursive: true });
  const manifestFile = resolve(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  manifest.host_permissions = ['<all_urls>'];
  writeFileSync(manifestFile, JSON.stringify(manifest));
  writeFileSync(
    resolve(folder, 'bench.html'),
    '<!doctype html><meta charset="utf-8"><title>bench</title><script src="bench.js"></script>',
  );
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': ROOT } },
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: {
        entry: resolve(ROOT, 'tests/bench', entry),
        formats: ['iife'],
        name: 'bench',
        fileName: () => 'bench.js',
      },
    },
  });
  return folder;
}
