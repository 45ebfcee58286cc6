import { useEffect, useRef } from 'preact/hooks';
import { t } from '@/utils/i18n';
import { sanitizeToFragment } from '@/utils/sanitize';

interface Props {
  /** The block; sanitised here again, whatever was done to it before. */
  html: string;
  lang: string;
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const STYLE =
  'html{color-scheme:inherit}body{margin:8px 10px;font:14px/1.7 system-ui,sans-serif;color:CanvasText;overflow-wrap:anywhere}p{margin:0 0 .5em}table{border-collapse:collapse}td,th{padding:2px 6px;border:1px solid}';
/** Higher blocks scroll. */
const MAX_HEIGHT = 260;
/** Above and below the block, as in `STYLE`, with the frame's line. */
const MARGIN = 9;

/** How a removed block looked, in a frame that runs no script and loads nothing; a picture is its words. */
export function BlockLook({ html, lang }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);

  function draw(): void {
    const inner = frame.current?.contentDocument;
    if (!frame.current || !inner?.body?.hasAttribute('data-shell')) return;
    const fragment = sanitizeToFragment(html);
    for (const image of fragment.querySelectorAll('img')) {
      image.replaceWith(image.alt ? `〔${t('pictureCalled', image.alt)}〕` : `〔${t('pictureUnnamed')}〕`);
    }
    for (const link of fragment.querySelectorAll('a')) link.removeAttribute('href');
    inner.documentElement.lang = lang;
    inner.documentElement.style.colorScheme = getComputedStyle(frame.current).colorScheme;
    inner.body.replaceChildren(fragment);
    frame.current.style.height = `${Math.min(MAX_HEIGHT, inner.body.offsetHeight + 2 * MARGIN)}px`;
  }
  useEffect(draw, [html]);

  const shell = `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><style>${STYLE}</style></head><body data-shell></body></html>`;
  return (
    <iframe
      ref={frame}
      class="block-look"
      title={t('removedLook')}
      sandbox="allow-same-origin"
      srcdoc={shell}
      onLoad={draw}
    />
  );
}
