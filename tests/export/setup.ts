import { Blob as NodeBlob } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { ArchivedArticle, ArchivedHighlight, ArchivedPicture } from '@/utils/archived-article';
import type { ArchivedShared } from '@/utils/archived-shared';
import type { KeptFields } from '@/utils/article';
import type { ExportWords } from '@/utils/export/export-words';

export const WORDS: ExportWords = {
  lang: 'zh-CN',
  original: '原文',
  picture: '图片',
  note: '笔记',
  highlights: '划线',
  contents: '目录',
  title: '净读文库',
  search: '搜索',
  nothingFound: '没有找到',
  more: '再看一些',
  count: '共 $1 篇',
};

export const SHARED: ArchivedShared = {
  tagColors: [
    { tag: '故事', color: 'green', stamp: '0MAp-v40010a2bcd' },
    { tag: '春节 烟火', color: 'red' },
  ],
  rules: [
    {
      id: 'rule-1',
      host: 'a.example',
      act: 'remove',
      match: { words: { how: 'starts', text: '关注我们' }, place: 'end' },
      isOn: true,
      madeAt: '2024-05-06T07:08:09.123Z',
    },
  ],
};

/** The smallest PNG there is: one red point. */
export const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);

export function createPicture(url: string, bytes: Uint8Array<ArrayBuffer> = PNG, mime = 'image/png'): ArchivedPicture {
  const hash = createHash('sha256').update(bytes).digest('hex');
  return {
    url,
    hash,
    mime,
    size: bytes.length,
    width: 1,
    height: 1,
    read: async () => new Blob([bytes], { type: mime }),
  };
}

/** An archived article of two paragraphs; say only what matters to the test. */
export function createArchived(
  overrides: Partial<ArchivedArticle> & { html?: string; text?: string } = {},
  fields: Partial<KeptFields> = {},
): ArchivedArticle {
  const html = overrides.html ?? '<p>这个春节，满眼都是烟火气儿。</p><p>品质民生。</p>';
  const { html: _html, text, ...rest } = overrides;
  return {
    id: '01890000-0000-7000-8000-000000000001',
    fields: {
      url: 'https://www.fensifuwu.com/emotion/me/1.html',
      title: '春潮涌动',
      source: '淄博日报',
      byline: '李可孝',
      breadcrumb: ['首页', '情感'],
      publishedTime: '2023-01-29',
      excerpt: '这个春节',
      lang: 'zh-CN',
      dir: 'ltr',
      length: { count: 18, minutes: 1 },
      savedAt: '2024-05-06T07:08:09.123Z',
      isRead: false,
      isStarred: true,
      isArchived: false,
      note: '',
      isTitleOwn: false,
      progress: 0,
      ...fields,
    },
    tags: ['故事', '春节 烟火'],
    binnedAt: null,
    body: {
      hash: createHash('sha256').update(html).digest('hex'),
      html,
      text: text ?? '这个春节，满眼都是烟火气儿。\n品质民生。',
      removed: [
        { step: 'cut', reason: 'related-list', text: '相关阅读', html: '<p>相关阅读</p>', before: 2, path: [1, 0] },
      ],
      extractorVersion: 3,
    },
    highlights: [],
    pictures: [],
    ...rest,
  };
}

/** A highlight that stands nowhere in particular. */
export function createHighlight(overrides: Partial<ArchivedHighlight>): ArchivedHighlight {
  const anchor = { quote: '烟火', prefix: '', suffix: '', start: 0, end: 2 };
  return { ...anchor, note: '', color: 'yellow', createdAt: '2024-05-07T01:02:03.004Z', ...overrides };
}

export async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

export async function collect(pieces: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const piece of pieces) all += piece;
  return all;
}

// The one of jsdom has no streams.
Object.assign(globalThis, { Blob: NodeBlob });
