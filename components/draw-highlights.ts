import { flatten } from '@/utils/annotate/flatten';
import { paint } from '@/utils/annotate/paint';
import { type Placed, placeAnchors } from '@/utils/annotate/place-anchor';
import { readText } from '@/utils/annotate/read-text';
import type { Highlight } from '@/utils/highlight';
import { t } from '@/utils/i18n';

export const HIGHLIGHT_LAYER = 'highlight';

/** Draws highlights over a body, one over another where they overlap; returns where each stands that has a place. */
export function drawHighlights(body: HTMLElement, highlights: readonly Highlight[]): ReadonlyMap<string, Placed> {
  const places = placeAnchors(readText(body).text, highlights);
  const placed = new Map(highlights.flatMap(({ id }, i) => (places[i] ? [[id, places[i]] as const] : [])));
  const byId = new Map(highlights.map((one) => [one.id, one]));
  const flat = flatten([...placed].map(([id, place]) => ({ id, ...place })));
  const pieces = flat.map(({ start, end, ids }) => {
    const over = ids.flatMap((id) => byId.get(id) ?? []);
    const [under, top] = [over.at(-2), over.at(-1)];
    const described = over.map(({ color, note }) => [t(`markColor_${color}`), note].filter(Boolean).join(' – '));
    return {
      start,
      end,
      attributes: {
        'data-ids': ids.join(' '),
        'data-color': top?.color ?? 'yellow',
        ...(under && { 'data-under': under.color }),
        ...(over.some(({ note }) => note) && { 'data-noted': '' }),
        'aria-description': described.join('; '),
        tabindex: '-1',
      },
    };
  });
  paint(body, HIGHLIGHT_LAYER, pieces);
  return placed;
}
