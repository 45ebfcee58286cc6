import { expect } from '@playwright/test';
import { OTHER_PAGES } from '../demo/addresses.ts';
import { visibleText } from '../demo/visible-text.ts';
import { saveAddress, test } from './fixtures.ts';

const LINES = Array.from(
  { length: 6 },
  (_, i) => `第${i + 1}段：清晨的集市上人声鼎沸，卖菜的大娘把带着露水的青菜摆得整整齐齐，买菜的人挑挑拣拣，讨价还价。`,
);

test('a page that names its controls after every member of the DOM is detected, read and kept', async ({
  demo,
  say,
}) => {
  const page = await demo.open(OTHER_PAGES.english);
  const names = await page.evaluate(() => {
    const found = new Set<string>();
    const kinds = [Node, Element, HTMLElement, HTMLFormElement, HTMLInputElement, Document, HTMLDocument];
    for (const { prototype } of kinds) for (const name of Object.getOwnPropertyNames(prototype)) found.add(name);
    return [...found].sort();
  });
  expect(names.length).toBeGreaterThan(300);
  await page.close();

  // Each name on a control of the form around the article, on a form, and on a picture, which names it on the document.
  const clobbers = names
    .map((name) => `<input name="${name}" type="hidden"><img name="${name}" id="${name}">`)
    .join('');
  const forms = names.map((name) => `<form name="${name}"></form>`).join('');
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>集市 - 某某网</title></head><body>
    ${forms}<form>${clobbers}<h1>集市</h1><div class="content">${LINES.map((line) => `<p>${line}</p>`).join('')}</div>
    </form></body></html>`;
  const address = `${new URL(OTHER_PAGES.english).origin}/clobbered.html`;
  await demo.context.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  try {
    await saveAddress(demo, address, say);
    const library = await demo.openLibrary();
    await library.getByRole('button', { name: '集市' }).click();
    const text = await visibleText(library.frameLocator('iframe').getByRole('article'));
    expect(LINES.filter((line) => !text.includes(line))).toEqual([]);
  } finally {
    await demo.context.unroute(address);
  }
});
