export interface LibrarySize {
  articles: number;
  /** Of each article. */
  pictures: number;
  /** Of each picture. */
  kilobytes: number;
}

const WORDS = '这个春天来得很晚，河边的柳树到了四月才绿。父亲推着自行车走在前面，我跟在后面数他的脚印。';

export function pictureUrl(article: number, picture: number): string {
  return `https://pictures.example/${article}/${picture}.png`;
}

export function articleId(article: number): string {
  return `01890000-0000-7000-8000-${article.toString(16).padStart(12, '0')}`;
}

/** A library as JSON lines, as our export writes them: texts of some 2,000 characters, with everything a reader leaves. */
export function makeRecords({ articles, pictures }: LibrarySize): string {
  return Array.from({ length: articles }, (_, i) => JSON.stringify(makeRecord(i, pictures))).join('\n');
}

function makeRecord(i: number, pictures: number): object {
  const paragraphs = Array.from({ length: 45 }, (_, k) => `第 ${i} 篇第 ${k} 段：${WORDS}`);
  const images = Array.from(
    { length: pictures },
    (_, k) => `<img src="${pictureUrl(i, k)}" alt="图 ${k} &amp; “引号”">`,
  );
  const savedAt = new Date(Date.UTC(2024, 0, 1) + i * 60_000).toISOString();
  return {
    format: 'jingdu-article',
    version: 1,
    id: articleId(i),
    fields: {
      url: `https://www.example.com/${i}.html?id=${i}`,
      title: `第 ${i} 篇 <b>“标题”</b> & more`,
      byline: i % 2 ? '作者' : undefined,
      source: '来源',
      breadcrumb: ['首页', '情感'],
      publishedTime: '2023-01-29',
      excerpt: WORDS,
      lang: 'zh-CN',
      dir: 'ltr',
      length: { count: 2_000, minutes: 5 },
      savedAt,
      isRead: i % 3 === 0,
      isStarred: i % 5 === 0,
      isArchived: i % 7 === 0,
      note: i % 4 === 0 ? `笔记 ${i}\n第二行` : '',
      isTitleOwn: i % 9 === 0,
      progress: (i * 37) % 1_001,
      place: i % 2 ? { block: i % 45, share: 0.25 } : undefined,
    },
    tags: [`标签 ${i % 20}`, i % 10 === 0 ? '__proto__' : 'plain'],
    binnedAt: i % 50 === 49 ? savedAt : null,
    highlights: i % 3 === 0 ? [makeHighlight(i, savedAt)] : [],
    pictures: [],
    versions: i % 6 === 0 ? [makeVersion(i, 1), makeVersion(i, 0)] : [],
    body: {
      html: `${paragraphs.map((words) => `<p>${words}</p>`).join('')}${images.join('')}<pre>\n\n  code &lt;${i}&gt;</pre>`,
      text: paragraphs.join('\n'),
      removed: [
        { step: 'cut', reason: 'related-list', text: '相关阅读', html: '<ul><li>相关阅读</li></ul>', before: 45 },
      ],
      ...(i % 4 === 0 && { returned: [`编者按 ${i}`] }),
      extractorVersion: 1,
    },
  };
}

/** What it said before it was fetched again. */
function makeVersion(i: number, number: number): object {
  const words = `第 ${i} 篇从前的样子，第 ${number} 版。${WORDS}`;
  return {
    savedAt: new Date(Date.UTC(2023, number, 1) + i * 60_000).toISOString(),
    title: `第 ${i} 篇，第 ${number} 版`,
    body: { html: `<p>${words}</p>`, text: words, removed: [], extractorVersion: 1 },
  };
}

function makeHighlight(i: number, createdAt: string): object {
  const id = articleId(i).replace('8000', '9000');
  const words = { quote: '父亲推着自行车', prefix: '才绿。', suffix: '走在前面', start: 40, end: 47 };
  return { id, ...words, note: i % 2 ? '想法' : '', color: 'green', createdAt };
}
