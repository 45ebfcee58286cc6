import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '@/utils/i18n';
import { bisect } from './bisect';
import type { Heading } from './outline-headings';
import { type Stage, watchScroll } from './stage';

interface Props {
  stage: Stage;
  headings: readonly Heading[];
  /** A heading was gone to. */
  onGo?: () => void;
}

/** A heading counts as reached when it is this near the screen's beginning. */
const REACHED_PX = 120;

/** 目录: the article's headings; the one that is being read is marked, and kept in view. */
export function Outline({ stage, headings, onGo }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const current = useSignal(0);
  useEffect(
    () =>
      watchScroll(stage, () => {
        const next = bisect(headings, ({ element }) => distanceTo(stage, element) >= REACHED_PX);
        current.value = Math.max(0, next - 1);
      }),
    [stage, headings],
  );
  useEffect(() => {
    list.current?.children[current.value]?.scrollIntoView({ block: 'nearest' });
  }, [current.value]);
  return (
    <nav class="outline" aria-label={t('outline')}>
      <ol ref={list}>
        {headings.map(({ element, text, depth }, at) => (
          <li key={at} data-depth={depth}>
            <button
              type="button"
              aria-current={at === current.value ? 'location' : undefined}
              onClick={() => {
                element.scrollIntoView({ block: 'start', inline: 'start' });
                onGo?.();
              }}
            >
              {text}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** From the screen's beginning to an element, in the direction of reading. */
function distanceTo({ scroller }: Stage, element: Element): number {
  const box = element.getBoundingClientRect();
  const isFrame = scroller === scroller.ownerDocument.documentElement;
  const view = isFrame ? { top: 0, right: scroller.clientWidth } : scroller.getBoundingClientRect();
  return scroller.dataset.setting === 'vertical' ? view.right - box.right : box.top - view.top;
}
