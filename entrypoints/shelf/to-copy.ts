import type { Taking } from '@/components/TakeMenu';
import type { ArchivedArticle } from '@/utils/archived-article';
import { escapeHtml } from '@/utils/export/escape-html';
import { toQuoteLink } from '@/utils/export/quote-link';
import { toMarkdown } from '@/utils/export/to-markdown';
import { t } from '@/utils/i18n';
import { sanitizeToHtml } from '@/utils/sanitize';

/** What is copied of an article: as plain text, and as HTML where that says more. */
export function toCopy(
  article: ArchivedArticle,
  taking: Exclude<Taking, 'export'>,
  selected: string,
): { plain: string; rich?: string } {
  const { fields, body } = article;
  switch (taking) {
    case 'markdown':
      return { plain: toMarkdown(article, { words: { note: t('noteLabel'), highlights: t('exportHighlights') } }) };
    case 'rich': {
      const title = `<h1>${escapeHtml(fields.title)}</h1>`;
      const source = `<p><a href="${escapeHtml(fields.url)}">${escapeHtml(fields.url)}</a></p>`;
      return {
        plain: [fields.title, body?.text ?? '', fields.url].join('\n\n'),
        rich: `${title}${sanitizeToHtml(body?.html ?? '')}${source}`,
      };
    }
    case 'quote': {
      const words = selected || firstLine(body?.text) || fields.excerpt;
      const link = toQuoteLink(fields.url, words);
      return {
        plain: `“${words}”\n${fields.title}\n${link}`,
        rich: `<blockquote>${escapeHtml(words).replaceAll('\n', '<br>')}</blockquote><p><a href="${escapeHtml(link)}">${escapeHtml(fields.title)}</a></p>`,
      };
    }
  }
}

function firstLine(text = ''): string {
  return text.split('\n').find((line) => line.trim().length > 10) ?? '';
}
