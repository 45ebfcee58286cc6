import { useSignal } from '@preact/signals';
import type { ComponentChild, RefObject } from 'preact';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'preact/hooks';
import { awaitWithKeys } from '@/components/held-keys';
import { t } from '@/utils/i18n';
import type { SearchHit } from '@/utils/library/search/find';
import type { Listing } from './listing';
import type { Rows } from './use-rows';
import { useWindow } from './use-window';

/** What others may ask of the list. */
export interface RowListControl {
  /** Puts the focus on the article so many rows from the one that has it; on the first on the screen if none has it. */
  move: (step: number) => void;
}

interface Props {
  listing: Listing | undefined;
  rows: Rows;
  query: string;
  isSelecting: boolean;
  scroller: RefObject<HTMLElement | null>;
  control: RefObject<RowListControl | null>;
  /** Whether a key asks for another row. */
  isStep: (event: KeyboardEvent) => boolean;
  renderRow: (hit: SearchHit) => ComponentChild;
}

/** The list itself. Only rows near the screen and the one that has the focus are there; the others are room. */
export function RowList({ listing, rows, query, isSelecting, scroller, control, isStep, renderRow }: Props) {
  const list = useRef<HTMLUListElement>(null);
  /** The article that has the focus: it stays in the page however far it is scrolled away. */
  const active = useSignal<string | undefined>(undefined);
  /** While the focus is on its way to it: it has to be read and drawn first. What is called when it is there. */
  const going = useRef<(() => void) | undefined>(undefined);
  const shown = useWindow(scroller, listing);
  const { from, to } = shown;
  // Drawn again when an article has changed.
  void rows.changes.value;

  useEffect(() => {
    if (listing) rows.watchRows(listing, query, [from, to]);
  }, [listing, query, from, to]);

  useLayoutEffect(() => () => going.current?.(), []);
  useLayoutEffect(() => {
    if (!going.current) return;
    const title = list.current?.querySelector<HTMLElement>(`[data-id="${active.value}"] .article-row-title`);
    // It may have left the list meanwhile.
    const isGone = active.value !== undefined && listing && listing.rowOf(active.value) < 0;
    if (!title && !isGone) return;
    going.current();
    going.current = undefined;
    if (!title) return;
    title.focus({ preventScroll: true });
    title.closest('li')?.scrollIntoView({ block: 'nearest' });
  });

  useImperativeHandle(control, () => ({
    move: (step) => {
      if (!listing || listing.size === 0) return;
      // Keys come faster than rows are read: go on from where the focus is going.
      const ahead = going.current ? active.value : undefined;
      const focused = ahead ?? document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.id;
      const row = focused === undefined ? -1 : listing.rowOf(focused);
      const next = row < 0 ? firstOnScreen() : Math.max(0, Math.min(listing.size - 1, row + step));
      // Keys for the row wait until it has the focus; only those that go on to another do not.
      going.current ??= awaitWithKeys((event) => !isStep(event));
      const id = listing.idAt(next);
      if (active.value === id) active.value = undefined;
      active.value = id;
      if (next < from || next >= to) scroller.current?.scrollTo({ top: shown.startOf(next) });
    },
  }));

  function firstOnScreen(): number {
    const top = scroller.current?.scrollTop ?? 0;
    for (let row = from; row < to; row++) if (shown.startOf(row) >= top) return row;
    return from;
  }

  if (!listing) return <ul class="row-list" />;
  const drawn = Array.from({ length: to - from }, (_, i) => from + i);
  const activeRow = active.value === undefined ? -1 : listing.rowOf(active.value);
  if (activeRow >= 0 && activeRow < from) drawn.unshift(activeRow);
  if (activeRow >= to) drawn.push(activeRow);
  return (
    <ul
      ref={list}
      class="row-list"
      aria-label={t('savedArticles')}
      data-selecting={isSelecting || undefined}
      style={{ height: `${shown.total}px`, paddingTop: `${shown.start}px` }}
      onFocusCapture={(event) => {
        active.value = (event.target as Element).closest<HTMLElement>('[data-row]')?.dataset.id;
      }}
    >
      {drawn.map((row) => {
        const id = listing.idAt(row);
        const hit = rows.get(id);
        const isApart = row < from || row >= to;
        return (
          <li
            key={id}
            class="row"
            data-id={id}
            data-row={row}
            aria-setsize={listing.isWhole ? listing.size : -1}
            aria-posinset={row + 1}
            aria-busy={!hit || undefined}
            style={isApart ? { position: 'absolute', top: `${shown.startOf(row)}px` } : undefined}
          >
            {hit ? renderRow(hit) : <span class="row-waiting" />}
          </li>
        );
      })}
    </ul>
  );
}
