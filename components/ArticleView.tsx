import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Article, SavedArticle } from '@/utils/article';
import { formatDay } from '@/utils/dates';
import { t, uiLanguage } from '@/utils/i18n';
import type { Look } from '@/utils/look';
import { sanitizeToFragment } from '@/utils/sanitize';
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
  /** On its page an article shows the page's pictures; a saved copy asks the network for nothing. */
  pictures: 'remote' | 'none';
  onStage?: OnStage;
}

/** Blocks; beyond this the browser lays out only what is in view. */
const LONG = 400;

/** An article on the screen: the only place where HTML is inserted. */
export function ArticleView({ article, html, look, pictures, onStage }: Props) {
  const body = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const fragment = sanitizeToFragment(html);
    prepare(fragment, pictures);
    body.current?.toggleAttribute('data-long', fragment.childElementCount > LONG);
    body.current?.replaceChildren(fragment);
  }, [html, pictures]);
  useLayoutEffect(() => {
    if (body.current) return onStage?.(stageOf(body.current));
  }, [html, pictures, onStage]);

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
      lang={article.lang || undefined}
      dir={article.dir}
      style={{ fontSize: `${look.size}px` }}
    >
      <header>
        {article.breadcrumb.length > 0 && <p class="article-view-breadcrumb">{article.breadcrumb.join(' › ')}</p>}
        <h1>{article.title}</h1>
        <p class="article-view-facts">
          {facts.filter(Boolean).map((fact) => (
            <span key={fact}>{fact}</span>
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

/** What the body needs to behave here, set while it is still inert: nothing has been loaded yet. */
function prepare(fragment: DocumentFragment, pictures: Props['pictures']): void {
  for (const link of fragment.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  for (const image of fragment.querySelectorAll('img')) {
    if (pictures === 'none' && !image.src.startsWith('data:')) {
      image.replaceWith(placeholder(image));
    } else {
      image.referrerPolicy = 'no-referrer';
      image.decoding = 'async';
      image.loading = 'lazy';
    }
  }
  for (const table of fragment.querySelectorAll('table')) {
    const scroller = table.ownerDocument.createElement('div');
    scroller.className = 'article-view-scroller';
    scroller.tabIndex = 0;
    table.replaceWith(scroller);
    scroller.append(table);
  }
}

/** Says what stood here and where it can be seen. */
function placeholder(image: HTMLImageElement): HTMLAnchorElement {
  const link = image.ownerDocument.createElement('a');
  link.className = 'article-view-picture';
  link.href = image.src;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.textContent = image.alt ? t('pictureNamed', image.alt) : t('picture');
  return link;
}
