import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { PAGES } from './addresses.ts';
import { findChromium } from './find-chromium.ts';
import { launch } from './launch.ts';
import { doMainJob } from './main-job.ts';
import { startPortal } from './portal.ts';
import { toTable } from './report.ts';

/** `npm start`: the extension on the demo portal, in a window; without a display, the main job and what it saw. */
const ROOT = resolve(import.meta.dirname, '../..');
const OUT = join(ROOT, 'out');

function build(): void {
  const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
  const { status } = spawnSync(process.execPath, [wxt, 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error('The extension could not be built.');
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

async function checkHeadless(): Promise<boolean> {
  const findings = await doMainJob({ lang: language(), outFolder: OUT });
  const isGood = findings.every((finding) => finding.isGood);
  console.log(`\n${toTable(findings)}\n`);
  console.log('Screenshots of popup, overlay and library: out/');
  console.log(isGood ? 'The main job works.' : 'The main job failed.');
  return isGood;
}

async function showInWindow(): Promise<void> {
  const portal = await startPortal();
  const demo = await launch({ portal, headless: false, lang: language(), profile: join(OUT, 'profile') });
  await demo.context.pages()[0]?.goto(PAGES.list);
  await demo.open(PAGES.seed);
  console.log('\nThe demo portal is open in Chromium. On an article the toolbar icon turns to colour:');
  console.log('click it, then Read (R) or Save (S). Close the window to end.');
  await new Promise<void>((done) => demo.context.once('close', () => done()));
  await portal.close();
}

function language(): 'zh-CN' | 'en-US' {
  return process.argv.includes('--lang=en-US') ? 'en-US' : 'zh-CN';
}

try {
  build();
  findChromium();
  if (process.argv.includes('--check') || !hasDisplay()) process.exitCode = (await checkHeadless()) ? 0 : 1;
  else await showInWindow();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
