import { gfm } from '@joplin/turndown-plugin-gfm';
import TurndownService from 'turndown';
import type { ArchivedArticle } from '@/utils/archived-article';
import { escapeHtmlInMarkdown } from '@/utils/escape-markdown';
import { toBody } from './article-body';
import type { ExportWords } from './export-words';

/** Finds the file of a picture; where there is none, Markdown names the picture's own address. */
type FindPicture = (url: string) => string | undefined;

export interface MarkdownOptions {
  words: Pick<ExportWords, 'note' | 'highlights'>;
  findPicture?: FindPicture;
}

/**
 * An article as Markdown, under a front matter that is named as Obsidian's clipper names it. The body is the article's
 * own; what the reader has left in it follows under headings, so that a vault can link and fold them.
 */
export function toMarkdown(article: ArchivedArticle, { words, findPicture }: MarkdownOptions): string {
  const { title, note } = article.fields;
  const parts = [
    toFrontMatter(article),
    `# ${escapeHtmlInMarkdown(title.replace(/\s+/g, ' '))}`,
    toMarkdownBody(article, findPicture),
  ];
  if (note) parts.push(`## ${words.note}`, escapeHtmlInMarkdown(note));
  const marked = [...article.highlights].sort((a, b) => a.start - b.start);
  if (marked.length > 0) parts.push(`## ${words.highlights}`);
  for (const { quote, note } of marked) {
    parts.push([toQuote(escapeHtmlInMarkdown(quote)), escapeHtmlInMarkdown(note)].filter(Boolean).join('\n\n'));
  }
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** The body alone. */
function toMarkdownBody({ body }: ArchivedArticle, findPicture: FindPicture = () => undefined): string {
  if (!body) return '';
  const tree = toBody(body.html);
  for (const image of tree.querySelectorAll('img')) {
    const place = findPicture(image.getAttribute('src') ?? '');
    if (place !== undefined) image.setAttribute('src', place);
  }
  for (const element of tree.querySelectorAll('[href], [src], [title], [alt]')) quietenAttributes(element);
  return createConverter().turndown(tree).trim();
}

function createConverter(): TurndownService {
  const converter = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
    emDelimiter: '*',
  });
  converter.use(gfm);
  const escapeSigns = converter.escape;
  converter.escape = (text) => escapeSigns.call(converter, text).replaceAll(BEGINS_HTML, '\\$&');
  // What Markdown has no sign for stays as HTML, which every reader of Markdown knows.
  converter.keep(['sub', 'sup', 'mark', 'u', 'kbd', 'ruby', 'rt', 'rp']);
  return converter;
}

/** As in `escapeHtmlInMarkdown`, where every backslash of the text has been doubled already. */
const BEGINS_HTML = /<(?=[a-z/!?])|&(?=#?\w+;)/gi;

/** What the converter writes between brackets and quotation marks must not end them, nor begin an element before it does. */
function quietenAttributes(element: Element): void {
  for (const name of ['href', 'src']) {
    const address = element.getAttribute(name);
    if (address !== null) element.setAttribute(name, address.replaceAll(/[\s<>"'`\\]/g, encodeURIComponent));
  }
  for (const name of ['alt', 'title']) {
    const words = element.getAttribute(name)?.replaceAll('<', '‹').replaceAll('>', '›');
    // Of the two, the converter escapes backslashes in `alt` alone.
    if (words !== undefined) element.setAttribute(name, name === 'title' ? words.replaceAll('\\', '\\\\') : words);
  }
}

function toQuote(text: string): string {
  return text.replace(/^/gm, '> ');
}

function toFrontMatter({ fields, tags }: ArchivedArticle): string {
  const lines = [
    `title: ${toYaml(fields.title)}`,
    `source: ${toYaml(fields.url)}`,
    ...toYamlList('author', fields.byline ? [fields.byline] : []),
    `published: ${toYamlDate(fields.publishedTime)}`,
    `created: ${toYamlDate(fields.savedAt)}`,
    `description: ${toYaml(fields.excerpt)}`,
    // Obsidian takes no blanks in tags.
    ...toYamlList(
      'tags',
      tags.map((tag) => tag.replace(/\s+/gu, '-')),
    ),
  ];
  return ['---', ...lines, '---'].join('\n');
}

/** A string in YAML: JSON's strings are YAML's, and can neither end early nor be taken for something else. */
function toYaml(text: string): string {
  return JSON.stringify(text.toWellFormed().replace(/\s+/gu, ' ').trim()).replace(
    /[\u007f-\u009f\ufeff\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function toYamlList(name: string, values: readonly string[]): string[] {
  return values.length === 0 ? [`${name}:`] : [`${name}:`, ...values.map((value) => `  - ${toYaml(value)}`)];
}

/** The day; what is not plainly a date stays a string. */
function toYamlDate(time: string | undefined): string {
  if (!time) return '';
  return /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(time) ? time.slice(0, 10) : toYaml(time);
}
