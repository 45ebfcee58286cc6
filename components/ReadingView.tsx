import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useCallback, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { t } from '@/utils/i18n';
import type { Keymap } from '@/utils/keys';
import type { Look } from '@/utils/look';
import { ArticleView, type Shown } from './ArticleView';
import { closeTop, useEscape } from './escape';
import { FindBar } from './FindBar';
import type { KeptPictures } from './kept-pictures';
import { Lightbox } from './Lightbox';
import { LookPanel } from './LookPanel';
import { Opener } from './Opener';
import { Outline } from './Outline';
import { listHeadings } from './outline-headings';
import { Popover } from './Popover';
import { ReadingProgress } from './ReadingProgress';
import { SavedCopy } from './SavedCopy';
import type { OnStage, Stage } from './stage';
import { useBarHiding } from './use-bar-hiding';
import { useBodyActs } from './use-body-acts';
import { useFirstHit } from './use-first-hit';
import { useReadingKeys } from './use-reading-keys';
import { useVerticalScroll } from './use-vertical-scroll';

/** Closes what lies over the article; false if nothing does. */
export interface Layers {
  closeTop?: () => boolean;
}

interface Props {
  article: Shown;
  html: string;
  look: Look;
  /** A live page's article is drawn here; a saved copy in a frame with these style sheets, as text. */
  surface: { kind: 'page' } | { kind: 'copy'; css: string; pictures: KeptPictures };
  /** The bar's left end: what can be done with the article. */
  start: ComponentChildren;
  /** Buttons for what can be done while reading. */
  tools?: ComponentChildren;
  /** The bar's right end. */
  end?: ComponentChildren;
  /** What has to be said, under the bar. */
  notices?: ComponentChildren;
  /** What stands beside the article. */
  panel?: ComponentChildren;
  keymap: Keymap;
  onLook: (look: Look) => void;
  /** Called with the live body each time it has been drawn; keep the function the same, or it is called again. */
  onStage?: OnStage;
  /** Finds the words that the reader searched for; the article opens at the first of them. */
  findHit?: (text: string) => { start: number; length: number } | undefined;
  /** Turns Chinese into the other script, once that has been loaded. */
  convert?: (text: string) => string;
  /** For a surface that Esc closes: filled in here. */
  layers?: Layers;
}

/** In a view narrower than this, in pixels, the contents lie over the text (`ReadingView.css`). */
const NARROW = 860;

type Open = 'nothing' | 'look' | 'find' | 'outline';

/** Reading, the same on a live page and in the library: a bar, the article, and what stands beside it. */
export function ReadingView(props: Props) {
  const { article, html, look, surface, convert, onStage, onLook } = props;
  const root = useRef<HTMLDivElement>(null);
  const stage = useSignal<Stage | undefined>(undefined);
  const open = useSignal<Open>('nothing');
  const picture = useSignal<number | undefined>(undefined);

  const onDrawn = useCallback<OnStage>(
    (drawn) => {
      stage.value = drawn;
      const end = onStage?.(drawn);
      return () => {
        if (stage.value === drawn) stage.value = undefined;
        end?.();
      };
    },
    [stage, onStage],
  );
  const enlarge = useCallback((at: number) => (picture.value = at), [picture]);
  const toggle = (what: Open) => (open.value = open.value === what ? 'nothing' : what);
  const focusArticle = () => (stage.value?.scroller ?? root.current)?.focus({ preventScroll: true });
  const close = () => {
    if (picture.value === undefined && open.value === 'nothing') return false;
    if (picture.value !== undefined) picture.value = undefined;
    else {
      const button = root.current?.querySelector<HTMLElement>(`[data-opens="${open.value}"] button`);
      open.value = 'nothing';
      button?.focus();
    }
    return true;
  };
  /** Contents that lie over the text have served when they have led to a heading. */
  const closeOverText = () => {
    if ((root.current?.clientWidth ?? 0) < NARROW && close()) focusArticle();
  };
  useLayoutEffect(() => {
    if (props.layers) props.layers.closeTop = close;
  });

  useEscape(open.value !== 'nothing', close);
  useBodyActs(stage.value, enlarge);
  useBarHiding(root, stage.value);
  useFirstHit(stage.value, props.findHit);
  useVerticalScroll(stage.value, look.setting);
  // What was opened last goes first; what has only just been opened is not in that list yet.
  const onEscape = () => closeTop() || close();
  useReadingKeys(root, stage.value, { keymap: props.keymap, look, onLook, onOpen: toggle, onEscape });

  const { lang = '' } = article;
  const isChinese = /^zh/i.test(lang);
  const drawing = { article, html, look, convert, onStage: onDrawn };
  const headings = useMemo(() => (stage.value ? listHeadings(stage.value.body) : []), [stage.value]);
  return (
    <div class="reading" ref={root} tabIndex={-1}>
      <div class="reading-top">
        <div class="reading-bar" role="toolbar" aria-label={t('readerBar')}>
          <span class="reading-bar-start">{props.start}</span>
          {props.tools}
          <Opener what="find" icon="search" label={t('findInArticle')} open={open.value} onToggle={toggle} />
          {headings.length > 1 && (
            <Opener what="outline" icon="outline" label={t('outline')} open={open.value} onToggle={toggle} />
          )}
          <Opener what="look" icon="type" label={t('look')} open={open.value} onToggle={toggle} />
          {props.end}
        </div>
        {open.value === 'look' && (
          <Popover label={t('look')} stage={stage.value} onClose={() => (open.value = 'nothing')}>
            <LookPanel look={look} isChinese={isChinese} onLook={onLook} />
          </Popover>
        )}
        {open.value === 'find' && stage.value && (
          <FindBar stage={stage.value} onClose={() => close() && focusArticle()} />
        )}
      </div>
      <div class="reading-notices">{props.notices}</div>
      <div class="reading-middle">
        {open.value === 'outline' && stage.value && (
          <Outline stage={stage.value} headings={headings} onGo={closeOverText} />
        )}
        {surface.kind === 'copy' ? (
          <SavedCopy {...drawing} css={surface.css} pictures={surface.pictures} />
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard.
          <main class="reading-page" data-setting={look.setting} tabIndex={0} autofocus>
            <ArticleView {...drawing} pictures="remote" />
          </main>
        )}
        {props.panel && <aside class="reading-panel">{props.panel}</aside>}
      </div>
      {stage.value && <ReadingProgress stage={stage.value} />}
      {stage.value && picture.value !== undefined && (
        <Lightbox stage={stage.value} first={picture.value} onClose={() => (picture.value = undefined)} />
      )}
    </div>
  );
}
