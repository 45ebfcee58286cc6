import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Demo, EXTENSION_FOLDER, type LaunchOptions, launch } from '../demo/launch.ts';

/** The built extension in a folder of its own, whose manifest may be changed. The caller removes it. */
export function copyExtension(): string {
  const extension = mkdtempSync(join(tmpdir(), 'jingdu-extension-'));
  cpSync(EXTENSION_FOLDER, extension, { recursive: true });
  return extension;
}

/**
 * Starts a browser whose reader has allowed these hosts. One with nobody to ask takes a permission that once was in the
 * manifest for one that was given, so it is started once with such a manifest, and again with our own.
 * @param options with the copy, which may have been used before: the extension is known by where it lies
 */
export async function launchAllowed(
  options: LaunchOptions & { profile: string; extension: string },
  hosts: readonly string[],
): Promise<Demo> {
  const manifest = join(options.extension, 'manifest.json');
  const own = readFileSync(manifest, 'utf8');
  const { host_permissions, ...rest } = JSON.parse(own);
  const patterns = hosts.map((host) => `*://${host}/*`);
  writeFileSync(manifest, JSON.stringify({ ...rest, host_permissions: [...host_permissions, ...patterns] }));
  const first = await launch(options);
  await first.close();
  writeFileSync(manifest, own);
  return launch(options);
}
