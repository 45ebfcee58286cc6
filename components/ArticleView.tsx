import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Article, SavedArticle } from '@/utils/article';
import { formatDay } from '@/utils/dates';
import { listBlocks } from '@/utils/edit/list-blocks';
import { t, uiLanguage } from '@/utils/i18n';
import type { Look } from '@/utils/look';
import { sanitizeToFragment } from '@/utils/sanitize';
import { articleLook } from './article-look';
import { groupBlocks } from './group-blocks';
import { type KeptPictures, placePictures, withdrawPictures } from './kept-pictures';
import { prepareBody } from './prepare-body';
import { type OnStage, stageOf } from './stage';

/** What is shown of an article besides its body, on its page as in the library. */
export type Shown = Pick<
  Article & SavedArticle,
  | 'url'
  | 'title'
  | 'byline'
  | 'source'
  | 'editor'
  | 'siteName'
  | 'breadcrumb'
  | 'publishedTime'
  | 'lang'
  | 'dir'
  | 'pages'
>;

interface Props {
  article: Shown;
  /** The body; sanitised here again, whatever was done to it before. */
  html: string;
  look: Look;
  /** On its page an article shows the page's pictures; a saved copy those that it has, and asks the network for nothing. */
  pictures: 'remote' | KeptPictures;
  /** Turns Chinese into the other script, if that is asked for. */
  convert?: (text: string) => string;
  onStage?: OnStage;
}

/** An article on the screen: the only place where HTML is inserted. */
export function ArticleView({ article, html, look, pictures, convert, onStage }: Props) {
  const body = useRef<HTMLDivElement>(null);
  const isCopy = pictures !== 'remote';

  useLayoutEffect(() => {
    const fragment = sanitizeToFragment(html);
    listBlocks(fragment).forEach((block, n) => {
      (block as HTMLElement).dataset.block = String(n);
    });
    if (convert) convertText(fragment, convert);
    if (isCopy) withdrawPictures(fragment);
    prepareBody(fragment);
    groupBlocks(fragment);
    body.current?.replaceChildren(fragment);
  }, [html, isCopy, convert]);
  useLayoutEffect(() => {
    if (body.current && pictures !== 'remote') placePictures(body.current, pictures);
  }, [html, pictures, convert]);
  useLayoutEffect(() => {
    if (body.current) return onStage?.(stageOf(body.current));
  }, [html, isCopy, convert, onStage]);

  const inScript = convert ?? ((text: string) => text);
  const facts = [
    article.source ?? article.siteName,
    article.byline,
    editorOf(article),
    dateOf(article),
    pagesOf(article),
  ];
  return (
    <article
      class="article-view"
      lang={convert ? `zh-${look.script === 'traditional' ? 'Hant' : 'Hans'}` : article.lang || undefined}
      dir={article.dir}
      {...articleLook(look)}
    >
      <header>
        {article.breadcrumb.length > 0 && (
          <p class="article-view-breadcrumb">{inScript(article.breadcrumb.join(' › '))}</p>
        )}
        <h1>{inScript(article.title)}</h1>
        <p class="article-view-facts">
          {facts.filter(Boolean).map((fact) => (
            <span key={fact}>{fact && inScript(fact)}</span>
          ))}
          <a href={article.url} target="_blank" rel="noopener noreferrer">
            {t('originalPage')}
          </a>
        </p>
      </header>
      <div class="article-view-body" ref={body} />
    </article>
  );
}

function dateOf({ publishedTime }: Shown): string | undefined {
  return publishedTime && formatDay(publishedTime, uiLanguage());
}

function pagesOf({ pages }: Shown): string | undefined {
  if (!pages) return undefined;
  return pages.missing ? t('pagesIncomplete', pages.joined + 1) : t('pagesJoined', pages.joined);
}

function editorOf({ editor, source }: Shown): string | undefined {
  return editor && editor !== source ? t('editor', editor) : undefined;
}

/** Code is no prose: a changed character would break it. */
function convertText(fragment: DocumentFragment, convert: (text: string) => string): void {
  const walker = fragment.ownerDocument.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (!node.parentElement?.closest('pre, code')) node.data = convert(node.data);
  }
  for (const image of fragment.querySelectorAll('img')) image.alt = convert(image.alt);
}
