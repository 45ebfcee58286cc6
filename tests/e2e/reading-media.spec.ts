import { expect } from '@playwright/test';
import { OTHER_PAGES } from '../demo/addresses.ts';
import { checkFrameOf, checkOverlay, checkPage } from './axe.ts';
import { test } from './fixtures.ts';
import { type Reader, SURFACES } from './reader.ts';

/** What a reader's settings in the system amount to on the screen. */
const MEASURE = `function () {
  const view = this.querySelector('.reading') ?? parent.document.querySelector('.reading');
  const style = (selector, root = this) => getComputedStyle(root.querySelector(selector));
  const paragraph = style('.article-view-body p');
  return {
    ink: paragraph.color,
    paper: getComputedStyle(view).backgroundColor,
    bar: style('.reading-top', view).transitionDuration,
    note: style('.article-view-note').animationName,
    mark: style('mark').backgroundColor,
    line: style('.reading-progress-line', view).backgroundColor,
  };
}`;
type Measured = Record<'ink' | 'paper' | 'bar' | 'note' | 'mark' | 'line', string>;

const measure = (reader: Reader) => reader.ask<Measured>(MEASURE);

for (const [surface, open] of Object.entries(SURFACES)) {
  test(`${surface}: less motion, more contrast and forced colours are respected`, async ({ demo, say }) => {
    const reader = await open(demo, OTHER_PAGES.parts, say);
    await reader.click('button', say('note', '[1]'));
    await reader.press('f');
    await expect.poll(() => reader.names('textbox')).toContain(say('findInArticle'));
    await reader.type('排版');
    await expect
      .poll(() => reader.ask<number>(`function () { return this.querySelectorAll('mark').length; }`))
      .toBeGreaterThan(3);
    const usual = await measure(reader);
    expect(usual).toMatchObject({ note: 'article-view-note' });
    expect(Number.parseFloat(usual.bar)).toBeGreaterThan(0);
    const { page } = reader;
    const check = async (what: string) => {
      const found =
        surface === 'overlay' ? await checkOverlay(page) : [...(await checkPage(page)), ...(await checkFrameOf(page))];
      expect.soft(found, `${surface}, ${what}`).toEqual([]);
    };

    await page.emulateMedia({ reducedMotion: 'reduce' });
    await expect.poll(() => measure(reader)).toMatchObject({ note: 'none', bar: '0s' });

    await page.emulateMedia({ reducedMotion: null, contrast: 'more' });
    await expect
      .poll(async () => [(await measure(reader)).ink])
      .toEqual([usual.paper === 'rgb(25, 27, 29)' ? 'rgb(255, 255, 255)' : 'rgb(0, 0, 0)']);
    await check('more contrast');

    await page.emulateMedia({ contrast: null, forcedColors: 'active' });
    const system = await page.evaluate(() => {
      const probe = document.createElement('p');
      const read = (name: string) => {
        probe.style.cssText = `forced-color-adjust: none; color: ${name}`;
        document.body.append(probe);
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color;
      };
      return { ink: read('CanvasText'), paper: read('Canvas'), mark: read('Mark'), line: read('Highlight') };
    });
    await expect.poll(() => measure(reader)).toMatchObject(system);
    await check('forced colours');
    await page.emulateMedia({ forcedColors: null });
  });
}
