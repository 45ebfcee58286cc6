import { beforeEach } from 'vitest';
import type { Article } from '@/utils/article';
import { db } from '@/utils/library/db';

/** An empty library before each test. */
export function useEmptyLibrary(): void {
  beforeEach(async () => {
    await Promise.all(db.tables.map((table) => table.clear()));
  });
}

/** An article of two paragraphs; say only what matters to the test. */
export function createArticle(overrides: Partial<Article> = {}): Article {
  return {
    url: 'https://www.fensifuwu.com/emotion/me/1.html',
    title: '春潮涌动',
    source: '淄博日报',
    breadcrumb: ['首页', '情感'],
    excerpt: '这个春节',
    lang: 'zh-CN',
    dir: 'ltr',
    html: '<p>这个春节，满眼都是烟火气儿。</p><p>品质民生。</p>',
    text: '这个春节，满眼都是烟火气儿。\n品质民生。',
    removed: [],
    extractorVersion: 1,
    ...overrides,
  };
}
