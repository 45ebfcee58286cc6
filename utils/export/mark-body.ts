import { flatten } from '@/utils/annotate/flatten';
import { listPainted, paint } from '@/utils/annotate/paint';
import { placeAnchors } from '@/utils/annotate/place-anchor';
import { readText } from '@/utils/annotate/read-text';
import type { ArchivedHighlight } from '@/utils/archived-article';

const LAYER = 'highlight';

/** A highlight of an exported page. */
export interface ExportedMark {
  quote: string;
  note: string;
  /** Its number among those with a note, from 1; the sign that stands for it in the text has the id `ref-<number>`. */
  number?: number;
  /** Whether it is drawn in the text. */
  isPlaced: boolean;
}

/**
 * Draws highlights over a cleaned body: `<mark data-color>` around the words, and after those that have a note a link to
 * `#note-<number>`. Those whose words are not there any more are only listed.
 */
export function markBody(body: HTMLElement, highlights: readonly ArchivedHighlight[]): ExportedMark[] {
  if (highlights.length === 0) return [];
  const places = placeAnchors(readText(body).text, highlights);
  const spans = places.flatMap((place, i) => (place ? [{ ...place, id: String(i) }] : []));
  const pieces = flatten(spans).map(({ start, end, ids }) => ({
    ...{ start, end },
    attributes: { 'data-color': highlights[Number(ids[0])]?.color ?? '', 'data-of': ids.join(' ') },
  }));
  paint(body, LAYER, pieces);
  const drawn = listPainted(body, LAYER);
  const lastOf = new Map<string, HTMLElement>();
  for (const mark of drawn) for (const id of (mark.dataset.of ?? '').split(' ')) lastOf.set(id, mark);
  const order = [...highlights.keys()].sort((a, b) => (places[a]?.start ?? Infinity) - (places[b]?.start ?? Infinity));
  let count = 0;
  const marks = order.map((i) => {
    const { quote = '', note = '' } = highlights[i] ?? {};
    const last = lastOf.get(String(i));
    const number = note ? ++count : undefined;
    if (number !== undefined && last) putReference(last, number);
    return { quote, note, number, isPlaced: last !== undefined };
  });
  for (const mark of drawn) {
    delete mark.dataset.of;
    delete mark.dataset.layer;
  }
  return marks;
}

/** Not within a link, which can hold no other, nor among readings over characters. */
function putReference(mark: HTMLElement, number: number): void {
  const { ownerDocument } = mark;
  const sign = ownerDocument.createElement('sup');
  const link = ownerDocument.createElement('a');
  link.id = `ref-${number}`;
  link.setAttribute('href', `#note-${number}`);
  link.textContent = String(number);
  sign.append(link);
  let before: Element = mark;
  for (let around = mark.closest('a, ruby'); around; around = around.parentElement?.closest('a, ruby') ?? null) {
    before = around;
  }
  // Behind what stands there already: two notes may end at one word.
  while (
    before.nextElementSibling === before.nextSibling &&
    before.nextElementSibling?.querySelector('a[id^="ref-"]')
  ) {
    before = before.nextElementSibling;
  }
  before.after(sign);
}
