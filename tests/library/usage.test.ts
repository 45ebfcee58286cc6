import { expect, test } from 'vitest';
import { saveArticle } from '@/utils/library/articles';
import { measureUsage } from '@/utils/library/usage';
import { createArticle, useEmptyLibrary } from './setup';

useEmptyLibrary();

test('an empty library takes nothing; a long text shows where it lies', async () => {
  expect((await measureUsage()).filter(({ name }) => name === 'articles')).toEqual([]);
  const text = '字'.repeat(50_000);
  await saveArticle(createArticle({ html: `<p>${text}</p>`, text }), 'a');
  const usage = await measureUsage();
  const articles = usage.find(({ name }) => name === 'articles');
  expect(articles?.count).toBe(1);
  // Two bytes a character, once as HTML and once as text.
  expect(articles?.bytes).toBeGreaterThan(200_000);
  expect(articles?.bytes).toBeLessThan(210_000);
  expect(usage.find(({ name }) => name === 'index')?.bytes).toBeGreaterThan(100_000);
});
