import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** Google Chrome and Edge are not on this list: they ignore `--load-extension`. */
const NAMES = ['chromium', 'chromium-browser'];

/**
 * The path of a Chromium that can load an extension; fetches one if this machine has none.
 * @throws Error one sentence that says what to do
 */
export function findChromium(): string {
  return findInstalled() ?? installWithApt() ?? installWithPlaywright() ?? giveUp();
}

function findInstalled(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH is set to ${named}, but there is no such file.`);
  return named || findOnPath() || findPlaywrights();
}

function findOnPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((file) => existsSync(file));
}

function findPlaywrights(): string | undefined {
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
}

function installWithApt(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  console.log('No Chromium here: installing Debian’s (apt-get install chromium fonts-noto-cjk) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: string[]) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  run('update', '-qq');
  const installed = run('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
  return installed.status === 0 ? findOnPath() : undefined;
}

function installWithPlaywright(): string | undefined {
  console.log('No Chromium here: fetching Playwright’s (npx playwright-core install chromium) …');
  try {
    execFileSync('npx', ['playwright-core', 'install', 'chromium'], { stdio: ['ignore', 'inherit', 'inherit'] });
  } catch {
    return undefined;
  }
  return findPlaywrights();
}

function giveUp(): never {
  throw new Error(
    'No Chromium was found and none could be installed: install Chromium and set CHROMIUM_PATH to its program file.',
  );
}
