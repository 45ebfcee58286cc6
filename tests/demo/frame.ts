import { readFileSync } from 'node:fs';
import { SEED } from './addresses.ts';

/** An article to be shown in the portal's own dress. */
export interface Writing {
  title: string;
  source: string;
  date: string;
  crumbs: string[];
  paragraphs: string[];
}

const SEED_PAGE = readFileSync(new URL('./pages/seed.html', import.meta.url), 'utf8');

/** A page of the portal round `writing`: the same frame, advertisements and neighbours as the known page has. */
export function frameArticle({ title, source, date, crumbs, paragraphs }: Writing): string {
  const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
  const path = [['首页', '/'], ...crumbs.map((crumb) => [crumb, '#'])];
  const links = path.map(([name, href]) => `<a href="${href}">${name}</a> &gt; `).join('');
  return SEED_PAGE.replaceAll(SEED.title, title)
    .replace(/(<div class="content" id="content">\n)[\s\S]*?(\n<\/div>\n<div class="share)/, `$1${body}$2`)
    .replace(/当前位置:.*?<\/div>/, `当前位置:${links}</div>`)
    .replace(
      /<div class="info">.*?<\/div>/,
      `<div class="info">日期:<span class="time">${date}</span> 来源:<span class="source">${source}</span></div>`,
    );
}
