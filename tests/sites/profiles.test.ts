// @vitest-environment jsdom
// DOMPurify does not clean under happy-dom.
import { describe, expect, test } from 'vitest';
import kuai360Page from '@/tests/pages/kuai360-article/page.html?raw';
import weixinPage from '@/tests/pages/weixin-article/page.html?raw';
import { extract } from '@/utils/extract/extract';
import { isArticle } from '@/utils/extract/is-article';
import { kuai360 } from '@/utils/sites/kuai360';
import { validateProfile } from '@/utils/sites/profile';
import { weixin } from '@/utils/sites/weixin';

function read(html: string, url: string) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const extraction = extract(page, url, { isForced: true });
  if (extraction.kind === 'none') throw new Error(extraction.reason);
  return { isArticle: isArticle(page, url), lines: extraction.article.text.split('\n'), article: extraction.article };
}

test.each([kuai360, weixin])('$name is a valid profile', (profile) => {
  expect(validateProfile(profile)).toEqual([]);
});

describe('kuai360', () => {
  test('gives the first article without the advertisements in it, and nothing of the second one', () => {
    const { lines, isArticle } = read(kuai360Page, 'https://www.360kuai.com/9a0132f36c25dd0ac?hsid=1');
    expect(isArticle).toBe(true);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^巷口的修鞋摊开了三十年/);
    expect(lines[2]).toMatch(/才把它留下来。$/);
  });
});

describe('weixin', () => {
  test('gives the body that a script would show, with its pictures, without the account’s card', () => {
    const { lines, article, isArticle } = read(weixinPage, 'https://mp.weixin.qq.com/s/abcdefghijk');
    expect(isArticle).toBe(true);
    expect(lines).toHaveLength(3);
    expect(article.html).toContain('https://mmbiz.example.cn/a.jpg');
  });
});
