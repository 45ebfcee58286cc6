import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '@/utils/i18n';
import type { Look } from '@/utils/look';
import { ArticleView, type Shown } from './ArticleView';
import type { KeptPictures } from './kept-pictures';
import type { OnStage } from './stage';

interface Props {
  article: Shown;
  html: string;
  look: Look;
  /** The style sheets of the article, as text: the frame loads nothing. */
  css: string;
  pictures: KeptPictures;
  /** Turns Chinese into the other script. */
  convert?: (text: string) => string;
  onStage?: OnStage;
}

/** No script, no request: only inline styles and pictures that are on this machine. */
const FRAME_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src blob: data:";

/**
 * A kept article in a frame that runs no script and asks the network for nothing, whatever the stored HTML holds.
 * `allow-same-origin` lets this page draw into it; the two popup words let its links open as ordinary tabs.
 */
export function SavedCopy({ article, html, look, css, pictures, convert, onStage }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);

  function draw(): void {
    const inner = frame.current?.contentDocument;
    if (!inner?.body?.hasAttribute('data-shell')) return;
    inner.documentElement.dataset.theme = look.theme;
    inner.documentElement.dataset.setting = look.setting;
    render(<ArticleView {...{ article, html, look, pictures, convert, onStage }} />, inner.body);
  }

  useEffect(draw);
  useEffect(() => {
    const inner = frame.current;
    return () => {
      if (inner?.contentDocument) render(null, inner.contentDocument.body);
    };
  }, []);
  return (
    <iframe
      ref={frame}
      class="saved-copy"
      title={article.title || t('savedCopy')}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      srcdoc={shell(css)}
      onLoad={draw}
    />
  );
}

/** An empty page with our styles; nothing of the article is in it, so nothing of the article is ever parsed. */
function shell(css: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${FRAME_POLICY}"><style>${css}</style></head><body data-shell></body></html>`;
}
