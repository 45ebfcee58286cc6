import type { ComponentChildren } from 'preact';
import { t } from '@/utils/i18n';
import type { Look } from '@/utils/look';
import { ArticleView, type Shown } from './ArticleView';
import { LookButtons } from './LookButtons';
import { SavedCopy } from './SavedCopy';
import type { OnStage } from './stage';

interface Props {
  article: Shown;
  html: string;
  look: Look;
  /** A live page's article is drawn here; a saved copy in a frame with these style sheets, as text. */
  surface: { kind: 'page' } | { kind: 'copy'; id: string; css: string };
  /** The bar's left end: what can be done with the article. */
  start: ComponentChildren;
  /** Buttons for what can be done while reading. */
  tools?: ComponentChildren;
  /** The bar's right end. */
  end?: ComponentChildren;
  /** What has to be said, under the bar. */
  notices?: ComponentChildren;
  /** What stands beside the article: one thing at a time. */
  panel?: ComponentChildren;
  onLook: (look: Look) => void;
  /** Called with the live body each time it has been drawn; keep the function the same, or it is called again. */
  onStage?: OnStage;
  /** Finds the words that the reader searched for; the article opens at the first of them. */
  findHit?: (text: string) => { start: number; length: number } | undefined;
}

/** Reading, the same on a live page and in the library: a bar, the article, and what stands beside it. */
export function ReadingView(props: Props) {
  const { article, html, look, surface, onStage } = props;
  return (
    <div class="reading">
      <div class="reading-bar" role="toolbar" aria-label={t('readerBar')}>
        <span>{props.start}</span>
        {props.tools}
        <LookButtons look={look} onLook={props.onLook} />
        {props.end}
      </div>
      {props.notices}
      <div class="reading-middle">
        {surface.kind === 'copy' ? (
          <SavedCopy
            article={article}
            id={surface.id}
            html={html}
            look={look}
            css={surface.css}
            onStage={onStage}
            findHit={props.findHit}
          />
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard.
          <main class="reading-page" tabIndex={0} autofocus>
            <ArticleView article={article} html={html} look={look} pictures="remote" onStage={onStage} />
          </main>
        )}
        {props.panel && <aside class="reading-panel">{props.panel}</aside>}
      </div>
    </div>
  );
}
