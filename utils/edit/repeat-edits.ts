import type { OwnEdits, RemovedBlock } from '@/utils/article';
import { sanitizeToFragment } from '@/utils/sanitize';
import { type Body, BY_READER, excerptOf, putBack, removeBlock } from './edit-body';
import { listBlocks } from './list-blocks';

/**
 * The body of a page that was read anew, with what the reader once did to it done again: what they put back is put back,
 * what they took out is taken out. What is not on the page any more is passed over, and what has been done to it already
 * is not done twice.
 */
export function repeatEdits<T extends Body>(fresh: T, edits: OwnEdits): T {
  const { cuts, returned } = editsBeyond(edits, fresh);
  let body: Body = fresh;
  for (const text of returned) {
    const index = body.removed.findIndex((cut) => cut.text === text && cut.step !== BY_READER.step);
    if (index >= 0) body = putBack(body, index) ?? body;
  }
  for (const cut of cuts) {
    const n = findBlock(body.html, cut);
    if (n !== undefined) body = removeBlock(body, n) ?? body;
  }
  return { ...fresh, ...body };
}

/** Those of these edits that have not been done to a body. */
export function editsBeyond({ cuts, returned }: OwnEdits, body: Body): OwnEdits {
  const done = body.removed.filter(({ step }) => step === BY_READER.step);
  const left = cuts.filter((cut) => {
    const at = done.findIndex(({ html, text }) => html === cut.html || (text !== '' && text === cut.text));
    // Of two blocks that say the same, one may have been taken out, and not the other.
    if (at >= 0) done.splice(at, 1);
    return at < 0;
  });
  return { cuts: left, returned: returned.filter((text) => !body.returned?.includes(text)) };
}

/** The number of the block that was cut once: the same element, or one of its kind with the same words, the nearest. */
function findBlock(html: string, cut: RemovedBlock): number | undefined {
  const fragment = sanitizeToFragment(html);
  const blocks = listBlocks(fragment);
  const top = [...fragment.children];
  const places = blocks.map((block) => top.findIndex((one) => one.contains(block)));
  const tag = /^<([a-z0-9]+)/.exec(cut.html)?.[1];
  const candidates = blocks.flatMap((block, n) => {
    const isSame = block.outerHTML === cut.html;
    const isAlike = cut.text !== '' && block.localName === tag && excerptOf(block) === cut.text;
    return isSame || isAlike ? [{ n, isSame, distance: Math.abs((places[n] ?? 0) - cut.before) }] : [];
  });
  candidates.sort((a, b) => Number(b.isSame) - Number(a.isSame) || a.distance - b.distance);
  return candidates[0]?.n;
}
