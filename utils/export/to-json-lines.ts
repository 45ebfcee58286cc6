import type { ArchivedArticle } from '@/utils/archived-article';
import { toRecord } from './to-record';

/** One article a line, each complete but for the bytes of its pictures. */
export async function* toJsonLines(articles: AsyncIterable<ArchivedArticle>): AsyncGenerator<string> {
  for await (const article of articles) yield `${JSON.stringify(toRecord(article))}\n`;
}
