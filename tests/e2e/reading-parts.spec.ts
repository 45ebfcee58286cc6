import { expect } from '@playwright/test';
import { OTHER_PAGES, PAGES, SEED } from '../demo/addresses.ts';
import { test } from './fixtures.ts';
import { SURFACES } from './reader.ts';

const BARS = `function () {
  const view = (this.querySelector('.reading') ?? parent.document.querySelector('.reading'));
  const line = view.querySelector('[role=progressbar]');
  return { hidden: getComputedStyle(view.querySelector('.reading-top')).opacity === '0', percent: Number(line.getAttribute('aria-valuenow')), words: view.querySelector('.reading-progress-words').textContent };
}`;
interface Bars {
  hidden: boolean;
  percent: number;
  words: string;
}

for (const [surface, open] of Object.entries(SURFACES)) {
  test(`${surface}: contents lead to headings and follow the scroll`, async ({ demo, say }) => {
    const reader = await open(demo, PAGES.seed, say);
    // The known article's subheads are bold lines, not headings.
    await reader.click('button', say('outline'));
    for (const subhead of SEED.subheads) expect(await reader.names('button')).toContain(subhead);
    await reader.click('button', SEED.subheads[1]);
    const current = () =>
      reader.ask<string>(`function () {
        const view = this.querySelector('.reading') ?? parent.document.querySelector('.reading');
        return view.querySelector('.outline [aria-current]').textContent;
      }`);
    await expect.poll(current).toBe(SEED.subheads[1]);
    const top = () =>
      reader.ask<number>(`function () {
        const all = [...this.querySelectorAll('[data-kind=subhead]')];
        return all.find((one) => one.textContent === '${SEED.subheads[1]}').getBoundingClientRect().top;
      }`);
    expect(await top()).toBeGreaterThanOrEqual(40);
    expect(await top()).toBeLessThan(120);
    await reader.press('o');
    await expect.poll(() => reader.names('button')).not.toContain(SEED.subheads[0]);
  });

  test(`${surface}: the bars go out of the way and come back; progress and minutes follow`, async ({ demo, say }) => {
    const reader = await open(demo, PAGES.seed, say);
    const bars = () => reader.ask<Bars>(BARS);
    expect(await bars()).toMatchObject({ hidden: false, percent: 0 });
    await reader.ask(`function () { (this.querySelector('main') ?? this).scrollBy(0, 900); }`);
    await expect.poll(bars).toMatchObject({ hidden: true });
    expect((await bars()).percent).toBeGreaterThan(5);
    await reader.ask(`function () { (this.querySelector('main') ?? this).scrollBy(0, -200); }`);
    await expect.poll(bars).toMatchObject({ hidden: false });
    await reader.ask(`function () { (this.querySelector('main') ?? this).scrollTo(0, 1e6); }`);
    await expect.poll(bars).toMatchObject({ hidden: false, percent: 100 });
    expect((await bars()).words).toContain(say('readToEnd'));
  });

  test(`${surface}: finds words, marks and counts them, goes from one to the next`, async ({ demo, say }) => {
    const reader = await open(demo, PAGES.seed, say);
    const text = await reader.ask<string>(
      `function () { return this.querySelector('.article-view-body').textContent; }`,
    );
    const count = text.split('品质民生').length - 1;
    expect(count).toBeGreaterThan(10);
    await reader.press('f');
    await expect.poll(() => reader.names('textbox')).toContain(say('findInArticle'));
    await reader.type('品質民生');
    const marks = () =>
      reader.ask<{ all: number; current: string; top: number }>(`function () {
        const marks = [...this.querySelectorAll('mark[data-layer=find]')];
        const current = marks.find((one) => one.hasAttribute('data-current'));
        return { all: marks.length, current: current?.dataset.n, top: current?.getBoundingClientRect().top };
      }`);
    // 简 and 繁 are one.
    await expect.poll(marks).toMatchObject({ all: count, current: '0' });
    await reader.press('Enter');
    await expect.poll(marks).toMatchObject({ current: '1' });
    await reader.press('Shift+Enter');
    await reader.press('Shift+Enter');
    await expect.poll(marks).toMatchObject({ current: String(count - 1) });
    const { top } = await marks();
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThan(800);
    await reader.press('Escape');
    await expect.poll(marks).toMatchObject({ all: 0 });
    expect(await reader.ask(`function () { return this.querySelector('.article-view-body').textContent; }`)).toBe(text);
  });

  test(`${surface}: notes open in place, code is copied, a wide table scrolls by itself`, async ({ demo, say }) => {
    const reader = await open(demo, OTHER_PAGES.parts, say);
    await reader.click('button', say('note', '[1]'));
    const notes = () =>
      reader.ask<string[]>(`function () {
        return [...this.querySelectorAll('.article-view-note')].map((note) =>
          note.previousElementSibling.textContent.slice(0, 6) + '|' + note.textContent);
      }`);
    await expect
      .poll(notes)
      .toEqual(['中文排版讲究|即《Requirements for Chinese Text Layout》，由W3C中文排版需求任务团编写。']);
    await reader.click('button', say('note', '[1]'));
    await expect.poll(notes).toEqual([]);

    await reader.click('button', say('copyCode'));
    await expect.poll(() => reader.names('button')).toContain(say('copied'));

    await reader.page.setViewportSize({ width: 400, height: 800 });
    const widths = await reader.ask<{ table: boolean; page: boolean; sticky: string }>(`function () {
      const scroller = this.querySelector('.article-view-scroller');
      const view = this.querySelector('main') ?? this;
      return {
        table: scroller.scrollWidth > scroller.clientWidth,
        page: view.scrollWidth > view.clientWidth,
        sticky: getComputedStyle(scroller.querySelector('th')).position,
      };
    }`);
    expect(widths).toEqual({ table: true, page: false, sticky: 'sticky' });
    await reader.page.setViewportSize({ width: 1280, height: 800 });
  });

  test(`${surface}: vertical setting goes on with the wheel and the space bar`, async ({ demo, say }) => {
    const reader = await open(demo, PAGES.seed, say);
    await reader.press('a');
    await reader.click('radio', say('setting_vertical'));
    await reader.press('Escape');
    const left = () => reader.ask<number>(`function () { return (this.querySelector('main') ?? this).scrollLeft; }`);
    await expect.poll(left).toBe(0);
    await reader.page.mouse.move(800, 500);
    await reader.page.mouse.wheel(0, 300);
    await expect.poll(left).toBeLessThan(-200);
    const before = await left();
    await reader.page.mouse.click(800, 780);
    await reader.press(' ');
    await expect.poll(left).toBeLessThan(before - 300);
    expect((await reader.ask<Bars>(BARS)).percent).toBeGreaterThan(0);
  });
}

test('pictures open large: keys, wheel, and Esc gives the article back', async ({ demo, say }) => {
  const reader = await SURFACES.overlay(demo, OTHER_PAGES.parts, say);
  await reader.click('button', say('enlargeNamed', '黄昏的河岸'));
  const shown = () =>
    reader.ask<{ open: boolean; scale: string | undefined }>(`function () {
      const box = this.querySelector('.lightbox');
      return { open: box?.open ?? false, scale: box?.querySelector('img').style.transform };
    }`);
  await expect.poll(shown).toMatchObject({ open: true });
  await reader.press('+');
  await expect.poll(async () => (await shown()).scale).toContain('scale(1.4)');
  await reader.page.mouse.move(640, 400);
  await reader.page.mouse.wheel(0, -300);
  await expect.poll(async () => Number(/scale\(([\d.]+)/.exec((await shown()).scale ?? '')?.[1])).toBeGreaterThan(2);
  await reader.press('Escape');
  await expect.poll(shown).toMatchObject({ open: false });
  // Only the picture is closed.
  expect(await reader.names('button')).toContain(say('closeReader'));
});

test('a picture that cannot be had is said quietly, a video is a link with its name', async ({ demo, say }) => {
  const reader = await SURFACES.overlay(demo, OTHER_PAGES.parts, say);
  await reader.ask(`function () { this.querySelector('main').scrollTo(0, 1e6); }`);
  await expect.poll(() => reader.names('link')).toContain(say('pictureNamed', '丢失的照片'));
  await expect.poll(() => reader.names('link')).toContain('▶ 一段视频');
  expect(await reader.ask(`function () { return this.querySelectorAll('img').length; }`)).toBe(1);
});

test('emphasis has dots, ruby its reading, full-width digits stay', async ({ demo, say }) => {
  const reader = await SURFACES.overlay(demo, OTHER_PAGES.parts, say);
  const set = await reader.ask(`function () {
    const style = (selector) => getComputedStyle(this.querySelector('.article-view-body ' + selector));
    return {
      dots: style('em').textEmphasisStyle, slant: style('em').fontStyle, ruby: this.querySelector('rt').textContent,
      autospace: style('p').textAutospace, trim: style('p').textSpacingTrim, line: style('p').lineBreak,
      wrap: style('p').textWrapStyle, digits: this.querySelector('.article-view-body').textContent.includes('２０２３'),
    };
  }`);
  expect(set).toEqual({
    dots: expect.stringContaining('dot'),
    slant: 'normal',
    ruby: 'tāo',
    autospace: 'normal',
    trim: 'trim-start',
    line: 'strict',
    wrap: 'pretty',
    digits: true,
  });
});
