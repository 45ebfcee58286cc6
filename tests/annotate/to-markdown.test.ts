import { expect, test } from 'vitest';
import { toMarkdown } from '@/utils/annotate/to-markdown';

test('highlights become quotes under a linked title, with their notes', () => {
  const article = { title: '春潮[1]', url: 'https://a.example/春(1).html' };
  const highlights = [
    { quote: '烟火气\n品质民生', note: '' },
    { quote: '绿波', note: '想起老家' },
  ];
  expect(toMarkdown(article, highlights)).toBe(
    '## [春潮\\[1\\]](<https://a.example/春(1).html>)\n\n> 烟火气\n> 品质民生\n\n> 绿波\n\n想起老家\n',
  );
});
