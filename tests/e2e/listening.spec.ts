import { expect } from '@playwright/test';
import { PAGES, SEED } from '../demo/addresses.ts';
import { findOverlay, waitForNoOverlay } from '../demo/overlay.ts';
import { openPopup, saveAddress, test } from './fixtures.ts';

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
