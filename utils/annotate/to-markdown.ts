import { escapeHtmlInMarkdown } from '@/utils/escape-markdown';
import type { Highlight } from '@/utils/highlight';

/** What is named of the article over its highlights. */
interface Named {
  title: string;
  url: string;
}

/** The highlights of one article as Markdown: a heading that links to it, quotes, notes under them. */
export function toMarkdown({ title, url }: Named, highlights: readonly Pick<Highlight, 'quote' | 'note'>[]): string {
  const heading = `## [${title.replaceAll(/[\\[\]]|<(?=[a-z/!?])|&(?=#?\w+;)/gi, '\\$&')}](<${url.replaceAll(/[<>]/g, encodeURIComponent)}>)`;
  const parts = highlights.map(({ quote, note }) => {
    const quoted = escapeHtmlInMarkdown(quote)
      .split('\n')
      .map((line) => `> ${line.trim()}`)
      .join('\n');
    return note ? `${quoted}\n\n${escapeHtmlInMarkdown(note)}` : quoted;
  });
  return `${[heading, ...parts].join('\n\n')}\n`;
}
