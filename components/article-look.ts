import type { Look } from '@/utils/look';

/** What a look sets on the article's element; the style sheet does the rest, so nothing is drawn anew for it. */
export function articleLook({ size, line, measure, font, ownFont, align, paragraphs, code }: Look) {
  const isOwn = font === 'own' && ownFont !== '';
  return {
    style: {
      fontSize: `${size}px`,
      '--line-read': String(line),
      '--measure': `${measure}em`,
      '--columns': String(measure),
      '--font-own': isOwn ? `"${ownFont}"` : '',
    },
    'data-font': font === 'own' && !isOwn ? 'sans' : font,
    'data-align': align,
    'data-paragraphs': paragraphs,
    'data-code': code,
  };
}
