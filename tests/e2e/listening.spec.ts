import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { OTHER_PAGES, PAGES, SEED } from '../demo/addresses.ts';
import type { Demo } from '../demo/launch.ts';
import { findOverlay, waitForNoOverlay } from '../demo/overlay.ts';
import { evaluate } from '../demo/wire.ts';
import { openPopup, type Say, saveAddress, test } from './fixtures.ts';
import { openOverlay } from './reader.ts';

/** Voices that say nothing but keep what they are told: the browser here has none. A sentence ends when the test says so. */
const SCRIPTED_VOICES = `
  const voices = [
    { voiceURI: 'cloud', name: 'Cloud', lang: 'zh-CN', localService: false, default: true },
    { voiceURI: 'tingting', name: 'Tingting', lang: 'zh-CN', localService: true, default: false },
    { voiceURI: 'daniel', name: 'Daniel', lang: 'en-GB', localService: true, default: false },
  ];
  let current;
  window.said = [];
  window.isHushed = true;
  window.endSentence = () => { const one = current; current = undefined; one?.onend?.(); };
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => voices,
    addEventListener: () => undefined,
    cancel: () => { current = undefined; window.isHushed = true; },
    speak: (one) => {
      current = one;
      window.isHushed = false;
      window.said.push([one.text, one.voice?.name, one.rate]);
      setTimeout(() => one.onstart?.(), 5);
    },
  } });
`;

test('an article is read aloud: by a local voice, sentence by sentence, marked and in view, until it is stopped', async ({
  demo,
  say,
}) => {
  await saveAddress(demo, PAGES.seed, say);
  const library = await demo.context.newPage();
  await library.addInitScript(SCRIPTED_VOICES);
  await library.goto(`chrome-extension://${demo.extensionId}/library.html`);
  await library.getByRole('button', { name: SEED.title }).click();
  const frame = library.frameLocator('iframe');
  await expect(frame.getByRole('article')).toBeVisible();
  const last = () => library.evaluate<[string, string, number]>('said.at(-1)');
  const listen = library.getByRole('toolbar', { name: say('listen') });
  const spoken = frame.locator('mark[data-layer="spoken"]');
  const shown = async () => (await spoken.allTextContents()).join('');

  await library.getByRole('button', { name: say('listen') }).click();
  await expect(listen).toBeVisible();
  const [first, voice, rate] = await last();
  expect([voice, rate]).toEqual(['Tingting', 1]);
  expect(await shown()).toBe(first);

  await library.evaluate('endSentence()');
  const [second] = await last();
  expect(second).not.toBe(first);
  await listen.getByRole('button', { name: say('previousSentence') }).click();
  expect(await last()).toEqual([first, 'Tingting', 1]);
  await listen.getByRole('button', { name: say('nextParagraph') }).click();
  const [third] = await last();
  expect(third).not.toBe(first);

  await listen.getByRole('button', { name: say('listenPause') }).click();
  expect(await library.evaluate('isHushed')).toBe(true);
  await listen.getByRole('button', { name: say('listenPlay') }).click();
  expect((await last())[0]).toBe(third);
  await listen.getByRole('combobox', { name: say('listenRate') }).selectOption('1.5');
  expect(await last()).toEqual([third, 'Tingting', 1.5]);

  // To the end of what is on the screen and beyond: the sentence stays in view.
  for (let i = 0; i < 12; i++) await library.evaluate('endSentence()');
  await expect(spoken.first()).toBeInViewport();

  const options = listen.getByRole('combobox', { name: say('listenVoice') }).getByRole('option');
  expect(await options.allTextContents()).toEqual(['Tingting', say('listenRemote', 'Cloud')]);
  await listen.getByRole('button', { name: say('listenStop') }).click();
  expect(await library.evaluate('isHushed')).toBe(true);
  await expect(spoken).toHaveCount(0);
  await expect(listen).toHaveCount(0);

  // Speed is kept; leaving the article stops the voice.
  await library.keyboard.press('p');
  await expect.poll(async () => (await last())[2]).toBe(1.5);
  await library.goBack();
  await expect.poll(() => library.evaluate('isHushed')).toBe(true);
});

/** The library at an article, with scripted voices; `voices` keeps only those whose address is named. */
async function openWithVoices(demo: Demo, url: string, say: Say, voices: readonly string[]): Promise<Page> {
  await saveAddress(demo, url, say);
  const library = await demo.context.newPage();
  await library.addInitScript(
    `${SCRIPTED_VOICES}; const all = speechSynthesis.getVoices(); all.splice(0, 9, ...all.filter((one) => ${JSON.stringify(voices)}.includes(one.voiceURI)));`,
  );
  await library.goto(`chrome-extension://${demo.extensionId}/library.html`);
  await library.locator('.article-row-title').first().click();
  await expect(library.frameLocator('iframe').getByRole('article')).toBeVisible();
  return library;
}

test('a voice that is not of this machine is named as such and says nothing until it is chosen; the choice is kept', async ({
  demo,
  say,
}) => {
  const library = await openWithVoices(demo, PAGES.plain, say, ['cloud', 'daniel']);
  await library.keyboard.press('p');
  const listen = library.getByRole('toolbar', { name: say('listen') });
  await expect(listen.getByText(say('listen_onlyRemote'))).toBeVisible();
  expect(await library.evaluate('said.length')).toBe(0);
  await listen
    .getByRole('combobox', { name: say('listenVoice') })
    .selectOption({ label: say('listenRemote', 'Cloud') });
  await expect.poll(() => library.evaluate('said.at(-1)?.[1]')).toBe('Cloud');
  await listen.getByRole('button', { name: say('listenStop') }).click();
  await expect(listen).toHaveCount(0);
  await library.keyboard.press('p');
  await expect.poll(() => library.evaluate('said.length')).toBe(2);
  expect(await library.evaluate('said.at(-1)[1]')).toBe('Cloud');
});

test('an English article is read by an English voice', async ({ demo, say }) => {
  const library = await openWithVoices(demo, OTHER_PAGES.english, say, ['cloud', 'tingting', 'daniel']);
  await library.keyboard.press('p');
  await expect.poll(() => library.evaluate('said.at(-1)?.[1]')).toBe('Daniel');
});

test('reading aloud goes on over pictures and tables to the end, and stops by itself', async ({ demo, say }) => {
  const library = await openWithVoices(demo, OTHER_PAGES.parts, say, ['tingting']);
  await library.keyboard.press('p');
  const listen = library.getByRole('toolbar', { name: say('listen') });
  await expect(listen).toBeVisible();
  const said = async () => (await library.evaluate<[string][]>('said')).map(([words]) => words).join('');
  for (let i = 0; i < 200 && (await listen.count()) > 0; i++) await library.evaluate('endSentence()');
  await expect(listen).toHaveCount(0);
  expect(await said()).toContain('下面这张图片已经丢失');
  expect(await said()).toContain('眼睛立刻就会知道');
  expect(await library.evaluate('isHushed')).toBe(true);
  await expect(library.frameLocator('iframe').locator('mark[data-layer="spoken"]')).toHaveCount(0);
});

test('over a page, too, the sentence is marked and skipped by keys, and Escape ends it', async ({ demo, say }) => {
  const { page, screen } = await openOverlay(demo, PAGES.plain, say);
  const voice = await inOurWorld(page, demo.extensionId);
  await voice(`${SCRIPTED_VOICES}; 0`);
  const spoken = () =>
    screen.ask<string>(`function () {
      return [...this.querySelectorAll('mark[data-layer="spoken"]')].map((one) => one.textContent).join('');
    }`);
  const last = () => voice<string>('said.at(-1)?.[0] ?? ""');
  await page.keyboard.press('p');
  await expect.poll(last).not.toBe('');
  const first = await last();
  await expect.poll(spoken).toBe(first);
  await page.keyboard.press('.');
  await expect.poll(last).not.toBe(first);
  await expect.poll(async () => (await spoken()) === (await last())).toBe(true);
  await page.keyboard.press(',');
  await expect.poll(last).toBe(first);
  await page.keyboard.press('Escape');
  await expect.poll(spoken).toBe('');
  expect(await voice('isHushed')).toBe(true);
  expect((await screen.all({ role: 'button', name: say('closeReader') })).length).toBe(1);
});

/** Runs an expression in the world of our content script, which the page does not see. */
async function inOurWorld(page: Page, extensionId: string): Promise<<T>(expression: string) => Promise<T>> {
  const wire = await page.context().newCDPSession(page);
  const worlds: number[] = [];
  wire.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.includes(extensionId)) worlds.push(context.id);
  });
  await wire.send('Runtime.enable');
  await expect.poll(() => worlds.length).toBeGreaterThan(0);
  return <T>(expression: string) => evaluate<T>(wire, expression, worlds.at(-1));
}

test('where the browser has no voice, the overlay says so, and what to do', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  const popup = await openPopup(demo, page, say);
  await popup.press('r');
  const overlay = await findOverlay(page);
  await overlay.click({ role: 'button', name: say('listen') });
  await overlay.waitForText(say('listen_noVoice'));
  await overlay.press('Escape');
  await expect.poll(async () => (await overlay.text()).includes(say('listen_noVoice'))).toBe(false);
  await overlay.press('Escape');
  await waitForNoOverlay(page);
});
