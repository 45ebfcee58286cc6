import { expect } from '@playwright/test';
import { OTHER_PAGES } from '../demo/addresses.ts';
import { test } from './fixtures.ts';
import { type Reader, SURFACES } from './reader.ts';

/** What the look amounts to, as the browser computes it. */
const MEASURE = `function () {
  const article = this.querySelector('.article-view');
  const paragraphs = [...article.querySelectorAll('.article-view-body > p')].filter((p) => p.textContent.length > 60);
  const [first, second] = paragraphs;
  const style = getComputedStyle(first);
  const size = parseFloat(style.fontSize);
  const indentOf = (selector) => {
    const element = article.querySelector(selector);
    return element && getComputedStyle(element).textIndent;
  };
  return {
    size,
    line: Math.round((parseFloat(style.lineHeight) / size) * 10) / 10,
    measure: Math.round(parseFloat(getComputedStyle(article).maxInlineSize) / size),
    font: style.fontFamily.split(',')[0].replaceAll('"', ''),
    align: style.textAlign,
    indent: parseFloat(style.textIndent) / size,
    gap: parseFloat(getComputedStyle(second).marginBlockStart),
    others: [indentOf('h2'), indentOf('li'), indentOf('pre'), indentOf('blockquote')],
    mode: style.writingMode,
    wrap: getComputedStyle(article.querySelector('pre')).whiteSpace,
    paper: getComputedStyle(this.querySelector('.reading') ?? this).backgroundColor,
    lang: article.lang,
  };
}`;

type Measured = {
  size: number;
  line: number;
  measure: number;
  font: string;
  align: string;
  indent: number;
  gap: number;
  others: string[];
  mode: string;
  wrap: string;
  paper: string;
  lang: string;
};

const measure = (reader: Reader) => reader.ask<Measured>(MEASURE);

for (const [surface, open] of Object.entries(SURFACES)) {
  test(`${surface}: the look is set in one panel, live, and begins as 18 px, 1.8 and 34 em`, async ({ demo, say }) => {
    const reader = await open(demo, OTHER_PAGES.parts, say);
    const first = await measure(reader);
    expect(first).toMatchObject({
      size: 18,
      line: 1.8,
      measure: 34,
      align: 'justify',
      indent: 0,
      mode: 'horizontal-tb',
    });
    expect(first.gap).toBeGreaterThan(10);
    expect(first.lang).toBe('zh-CN');

    await reader.click('button', say('look'));
    const choose = async (name: string, wanted: Partial<Measured>) => {
      await reader.click('radio', say(name));
      await expect.poll(() => measure(reader), name).toMatchObject(wanted);
    };
    await reader.click('button', say('largerText'));
    await reader.click('button', say('looserLines'));
    await expect.poll(() => measure(reader)).toMatchObject({ size: 20, line: 2 });
    await choose('measure_28', { measure: 28 });
    await choose('measure_40', { measure: 40 });
    await choose('align_start', { align: 'start' });
    await choose('font_kai', { font: 'LXGW WenKai' });
    await choose('font_serif', { font: 'Source Han Serif SC' });
    await choose('code_wrap', { wrap: 'pre-wrap' });
    await choose('paragraphs_indent', { indent: 2, others: ['0px', '0px', '0px', '0px'] });
    expect((await measure(reader)).gap).toBe(0);
    await choose('theme_sepia', { paper: 'rgb(245, 237, 220)' });
    await choose('theme_black', { paper: 'rgb(0, 0, 0)' });
    await choose('setting_vertical', { mode: 'vertical-rl' });
    await reader.click('button', say('resetLook'));
    await expect.poll(() => measure(reader)).toMatchObject(first);
  });

  test(`${surface}: short lines are ragged, unless the reader wants them justified`, async ({ demo, say }) => {
    const reader = await open(demo, OTHER_PAGES.parts, say);
    await reader.page.setViewportSize({ width: 400, height: 800 });
    await expect.poll(() => measure(reader)).toMatchObject({ align: 'start' });
    await reader.click('button', say('look'));
    await reader.click('radio', say('align_justify'));
    await expect.poll(() => measure(reader)).toMatchObject({ align: 'justify' });
    await reader.page.setViewportSize({ width: 1280, height: 800 });
    await reader.click('radio', say('align_auto'));
    await expect.poll(() => measure(reader)).toMatchObject({ align: 'justify' });
  });

  test(`${surface}: any font of this machine by its name; what is not one is said`, async ({ demo, say }) => {
    const reader = await open(demo, OTHER_PAGES.parts, say);
    await reader.press('a');
    await reader.click('radio', say('font_own'));
    await reader.press('Tab');
    await reader.type('DejaVu Serif"; } * { display: none');
    await reader.press('Enter');
    // What could end the name is gone from it.
    await expect.poll(async () => (await measure(reader)).font).toBe('DejaVu Serif display none');
    await expect.poll(() => reader.names('status').then((all) => all.length)).toBeGreaterThan(0);
  });

  test(`${surface}: 简 and 繁 on demand; what is kept stays as it is`, async ({ demo, say }) => {
    const reader = await open(demo, OTHER_PAGES.parts, say);
    const text = () => reader.ask<string>(`function () { return this.querySelector('article').innerText; }`);
    const before = await text();
    await reader.click('button', say('look'));
    await reader.click('radio', say('script_traditional'));
    await expect.poll(text).toContain('中文排版講究的是疏密有致');
    const turned = await text();
    expect(turned).toContain('什麼都有的文章');
    expect(turned).toContain('２０２３');
    // Code is as it was written.
    expect(turned).toContain('中文与西文之间自动留空');
    expect((await measure(reader)).lang).toBe('zh-Hant');
    await reader.click('radio', say('script_asIs'));
    await expect.poll(text).toBe(before);
  });
}

test('a look set on a page is the look of the library, at once', async ({ demo, say }) => {
  const library = await SURFACES.library(demo, OTHER_PAGES.parts, say);
  const overlay = await SURFACES.overlay(demo, OTHER_PAGES.parts, say);
  await overlay.click('button', say('look'));
  await overlay.click('radio', say('theme_sepia'));
  await overlay.click('button', say('largerText'));
  await expect.poll(() => measure(library)).toMatchObject({ size: 20, paper: 'rgb(245, 237, 220)' });
});
