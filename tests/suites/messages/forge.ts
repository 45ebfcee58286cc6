import type { Declared } from './read-protocol.ts';

/** Everything a message could ask for, at once: another's tab, another's address, another's article. */
export function forge({ type }: Declared, victim: { url: string; tabId: number; id: string }): object {
  const { url, tabId, id } = victim;
  const anchor = { quote: '伪造', prefix: '', suffix: '', start: 0, end: 2 };
  const article = {
    ...{ url, canonicalUrl: url, title: '伪造的文章', html: '<p>伪造的正文</p>', text: '伪造的正文', excerpt: '' },
    ...{ breadcrumb: [], lang: 'zh-CN', dir: 'ltr', removed: [], extractorVersion: 1 },
  };
  const data = {
    ...{ url, articleUrl: url, tabId, id, ids: [id], articleId: id, isForced: true, isArticle: true, article },
    ...{
      operationId: `forged-${type}`,
      highlight: { ...anchor, id, color: 'pink', note: '伪造' },
      place: { block: 9, share: 0 },
    },
    ...{ progress: 1000, data: 'AAAA', urls: [url], tags: ['伪造'], isInBin: true, title: '伪造' },
  };
  return { id: 1, type, data, timestamp: Date.now() };
}

/** What came back for a forged message. */
export type Answer = 'refused' | 'nobody' | 'done';

/** `res` is what our background answers with; anything else comes from the browser. */
export function readAnswer(answer: unknown): Answer {
  const res = (answer as { res?: { ok?: boolean } } | undefined)?.res;
  if (res === undefined) return 'nobody';
  return res.ok === false ? 'refused' : 'done';
}
