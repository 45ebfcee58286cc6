import { expect } from '@playwright/test';
import { lengthAddress, PAGES } from '../demo/addresses.ts';
import { test } from './fixtures.ts';
import { SURFACES } from './reader.ts';

/** Where what is found or gone to stands in its window. */
const TOP_OF = (selector: string, words: string) => `function () {
  const one = [...this.querySelectorAll('${selector}')].find((element) => element.textContent.startsWith('${words}'));
  const view = this.ownerDocument.defaultView;
  const { top } = one.getBoundingClientRect();
  return top >= 0 && top < view.innerHeight ? 'in view' : top;
}`;

for (const [surface, open] of Object.entries(SURFACES)) {
  test(`${surface}: a long article is laid out in parts, and all of it is reached`, async ({ demo, say }) => {
    const reader = await open(demo, lengthAddress(40_000), say);
    const parts = () =>
      reader.ask<number>(`function () { return this.querySelectorAll('.article-view-part').length; }`);
    expect(await parts()).toBeGreaterThan(15);

    await reader.click('button', say('outline'));
    const headings = (await reader.names('button')).filter((name) => /^第\d+节$/.test(name));
    const last = headings.at(-1) ?? '';
    await reader.click('button', last);
    await expect.poll(() => reader.ask(TOP_OF('h2', last))).toBe('in view');
    await expect
      .poll(() =>
        reader.ask(`function () {
          const view = this.querySelector('.reading') ?? parent.document.querySelector('.reading');
          return view.querySelector('.outline [aria-current]').textContent;
        }`),
      )
      .toBe(last);

    await reader.press('f');
    await expect.poll(() => reader.names('textbox')).toContain(say('findInArticle'));
    await reader.type('第200段');
    await expect.poll(() => reader.ask<number>(`function () { return this.querySelectorAll('mark').length; }`)).toBe(1);
    await expect.poll(() => reader.ask(TOP_OF('mark', '第200段'))).toBe('in view');

    // Of a change of size the whole text hears, also what is out of view.
    await reader.press('Escape');
    await reader.press('+');
    await expect
      .poll(() => reader.ask(`function () { return getComputedStyle(this.querySelector('h2')).fontSize; }`))
      .toBe('26px');
  });
}

test('a long article prints whole', async ({ demo, say }) => {
  const { page, ask } = await SURFACES.overlay(demo, lengthAddress(40_000), say);
  await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
  await page.emulateMedia({ media: 'print' });
  const unlaid = await ask(`function () {
    return [...this.querySelectorAll('.article-view-body p')].filter((one) => !one.checkVisibility({ contentVisibilityAuto: true })).length;
  }`);
  expect(unlaid).toBe(0);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(`dispatchEvent(new Event('afterprint'))`);
});

test('what is opened beside an article does not hide what was open there', async ({ demo, say }) => {
  const { page } = await SURFACES.library(demo, PAGES.seed, say);
  const [words = ''] = say('receiptText', '#').split('#');
  await page.getByRole('button', { name: words }).last().click();
  const receipt = page.getByRole('region', { name: say('receipt') });
  await expect(receipt).toBeVisible();
  await page.getByRole('button', { name: say('highlightsHere') }).click();
  const list = page.getByRole('region', { name: say('highlightsHere') });
  await expect(list).toBeInViewport();
  await expect(receipt).toBeInViewport();
  const top = async (of: typeof list) => (await of.boundingBox())?.y ?? 0;
  expect(await top(list)).toBeLessThan(await top(receipt));
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await expect(receipt).toBeVisible();
});
