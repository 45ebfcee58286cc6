import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { clickAction } from './action.ts';
import { PAGES, SEED } from './addresses.ts';
import { countSeedParagraphs, findLeaks } from './gold.ts';
import { type Demo, type LaunchOptions, launch, makeProfile } from './launch.ts';
import { findOverlay, waitForNoOverlay } from './overlay.ts';
import { startPortal } from './portal.ts';
import type { Finding } from './report.ts';
import { visibleText } from './visible-text.ts';
import { until } from './wire.ts';
import { readAction } from './worker.ts';

/** What a step saw, and whether that is right; it throws when it could not see anything. */
type Step = () => Promise<{ saw: string; isGood: boolean }>;

interface Job {
  lang: NonNullable<LaunchOptions['lang']>;
  /** Where the screenshots go. */
  outFolder: string;
}

/** Words of the interface, in the two languages it speaks. */
const READ = /^(?:阅读|Read)/;
const SAVE = /^(?:保存|Save)/;

/**
 * Does what a reader does, through the real surfaces: recognise, read, save, restart, find again without a network.
 * Stops at the first step that throws; that step is in the findings too.
 */
export async function doMainJob({ lang, outFolder }: Job): Promise<Finding[]> {
  const findings: Finding[] = [];
  const portal = await startPortal();
  const profile = makeProfile();
  let demo: Demo | undefined;
  const step = async (name: string, work: Step) => {
    const start = performance.now();
    const finish = (saw: string, isGood: boolean) =>
      findings.push({ step: name, saw, isGood, milliseconds: performance.now() - start });
    try {
      const { saw, isGood } = await work();
      finish(saw, isGood);
    } catch (error) {
      finish(error instanceof Error ? error.message : String(error), false);
      throw error;
    }
  };
  try {
    demo = await launch({ portal, profile, lang });
    await readAndSave(demo, step, outFolder);
    await demo.close();
    demo = await launch({ portal, profile, lang });
    // Both ways at once: the browser is told that it is offline, and the portal is gone.
    await portal.close();
    await demo.context.setOffline(true);
    await findAgain(demo, step, outFolder);
  } catch {
    // The step that failed has said so.
    if (findings.every((finding) => finding.isGood)) throw new Error('The browser did not start.');
  } finally {
    await demo?.close();
    await portal.close();
  }
  return findings;
}

async function readAndSave(demo: Demo, step: (name: string, work: Step) => Promise<void>, outFolder: string) {
  const page = await demo.open(PAGES.home);
  let before = '';
  await step('home page: icon stays grey', async () => {
    // The detector looks a second time 700 ms later; only then has it made up its mind.
    await page.waitForTimeout(1_000);
    before = (await readAction(demo, page)).title;
    return { saw: before, isGood: !/文章|article/i.test(before) };
  });
  await step('article: icon turns', async () => {
    await page.goto(PAGES.seed);
    const turned = async () => (await readAction(demo, page)).title !== before && (await readAction(demo, page)).title;
    return { saw: await until('the icon to turn', turned), isGood: true };
  });
  await readInOverlay(demo, page, step, outFolder);
  await step('save: ✓ in popup and on the icon', async () => {
    const popup = await clickAction(demo, page);
    await popup.click({ role: 'button', name: SAVE });
    await popup.waitForText(/已保存 ·|Saved/);
    await popup.screenshot(join(outFolder, 'popup-saved.png'));
    await popup.close();
    const { badge } = await readAction(demo, page);
    return { saw: badge, isGood: badge === '✓' };
  });
}

async function readInOverlay(
  demo: Demo,
  page: Page,
  step: (name: string, work: Step) => Promise<void>,
  outFolder: string,
) {
  await step('toolbar button: the popup knows the page', async () => {
    const popup = await clickAction(demo, page);
    await popup.find({ role: 'button', name: SAVE });
    const [title, facts = ''] = (await popup.text()).split('\n').filter((line) => line.includes('淄博'));
    await popup.screenshot(join(outFolder, 'popup.png'));
    await popup.click({ role: 'button', name: READ });
    await popup.waitUntilClosed();
    return { saw: `${title} | ${facts}`, isGood: title === SEED.title && facts.startsWith(SEED.source) };
  });
  await step('read: title and source', async () => {
    const text = await (await findOverlay(page)).text();
    await page.screenshot({ path: join(outFolder, 'overlay.png') });
    const isGood =
      text.includes(SEED.title) && text.includes(SEED.source) && text.includes(SEED.breadcrumb.join(' › '));
    return {
      saw: text.split('\n').find((line) => line.includes(SEED.breadcrumb.join(' › '))) ?? 'no breadcrumb',
      isGood,
    };
  });
  await step('read: paragraphs, leaks', async () => {
    const text = await (await findOverlay(page)).text();
    const [found, leaks] = [countSeedParagraphs(text), findLeaks(text)];
    const saw = `paragraphs ${found}/${SEED.paragraphs}, leaks ${leaks.length} ${leaks.join(' ')}`;
    return { saw, isGood: found === SEED.paragraphs && leaks.length === 0 };
  });
  await step('Esc: the page is back', async () => {
    await page.keyboard.press('Escape');
    await waitForNoOverlay(page);
    const title = await page.title();
    return { saw: title, isGood: title.startsWith(SEED.title) };
  });
}

async function findAgain(demo: Demo, step: (name: string, work: Step) => Promise<void>, outFolder: string) {
  const page = await demo.openLibrary();
  await step(`restarted, offline: found by “${SEED.twoCharacters}”`, async () => {
    await page.getByRole('searchbox').fill(SEED.twoCharacters);
    const row = page.getByRole('listitem').filter({ hasText: SEED.title });
    await row.waitFor({ timeout: 5_000 });
    const hit = await visibleText(row.locator('mark'));
    return { saw: hit, isGood: hit === SEED.twoCharacters };
  });
  await step('opened: saved id, paragraphs, leaks', async () => {
    await page.getByRole('listitem').getByRole('button', { name: SEED.title }).click();
    const article = page.frameLocator('iframe').getByRole('article');
    await article.getByRole('heading', { name: SEED.title }).waitFor({ timeout: 5_000 });
    const text = await visibleText(article);
    await page.screenshot({ path: join(outFolder, 'library.png') });
    const [found, leaks] = [countSeedParagraphs(text), findLeaks(text)];
    const id = new URL(page.url()).searchParams.get('article') ?? '';
    const saw = `${id}, paragraphs ${found}/${SEED.paragraphs}, leaks ${leaks.length}`;
    return { saw, isGood: id !== '' && found === SEED.paragraphs && leaks.length === 0 };
  });
}
