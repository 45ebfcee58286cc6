import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../../..');

/** A copy of the built extension with a page of ours beside its own. */
export interface Copy {
  /** The copy's folder in `out/`, and what the page is called: `side` makes `side.html`. */
  folder: string;
  /** Each becomes a script of its name; its exports are a global of that name. */
  entries: Record<string, string>;
  /** What the copy's manifest has otherwise. */
  alter?: (manifest: { permissions: string[]; host_permissions: string[] }) => void;
}

/** Makes the copy and gives its folder. For each entry there is a page that runs it. */
export async function makeExtension({ folder, entries, alter }: Copy): Promise<string> {
  const out = resolve(ROOT, 'out', folder);
  rmSync(out, { recursive: true, force: true });
  cpSync(resolve(ROOT, '.output/chrome-mv3'), out, { recursive: true });
  const manifestFile = resolve(out, 'manifest.json');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  alter?.(manifest);
  writeFileSync(manifestFile, JSON.stringify(manifest));
  for (const [name, entry] of Object.entries(entries)) {
    const page = `<!doctype html><meta charset="utf-8"><title>${name}</title><script src="${name}.js"></script>`;
    writeFileSync(resolve(out, `${name}.html`), page);
    await bundle(name, entry, out);
  }
  return out;
}

/** Bundles one file as a script whose exports are the global `name`. */
export async function bundle(name: string, entry: string, outDir: string): Promise<void> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': ROOT } },
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: false,
      lib: { entry: resolve(ROOT, entry), formats: ['iife'], name, fileName: () => `${name}.js` },
    },
  });
}
