import { NEAREST, type PageTree } from './page-tree';

/** The kinds that an element may be of; -1 stands for "of no kind". */
const KINDS = new Map(
  ['p', 'h1 h2 h3 h4 h5 h6', 'ul ol dl li dd dt', 'table tbody thead tr td th', 'a span font b strong em i'].flatMap(
    (names, kind) => names.split(' ').map((name) => [name, kind] as const),
  ),
);
/** What is measured before the distances to the nearest names and roles. */
export const NEAREST_OF_ELEMENT = 20;

/**
 * Measures every element above a block: its make-up, its place on the page, what it looks like; and where a block stands
 * right in it, also the nearest names and roles.
 */
export function measureElements(tree: PageTree, blockCount: number, titleAt: number): Float64Array[] {
  const [root] = tree.sums;
  const total = Math.max(1, root?.length ?? 1);
  const hasStated = (root?.stated ?? 0) > 0;
  const bodies = new Set(tree.elements[0]?.ownerDocument.querySelectorAll('[itemprop="articleBody"]'));
  const isHolder = new Uint8Array(tree.elements.length);
  for (const number of tree.ofBlock) isHolder[number] = 1;
  return tree.elements.map((element, number) => {
    const sum = tree.sums[number];
    const above = tree.sums[tree.parents[number] ?? 0] ?? sum;
    if (!sum || !above) return new Float64Array();
    const length = Math.max(1, sum.length);
    const row = new Float64Array(NEAREST_OF_ELEMENT + (isHolder[number] ? NEAREST : 0));
    row[0] = Math.log1p(sum.length);
    row[1] = sum.linkLength / length;
    row[2] = sum.length / total;
    row[3] = sum.length / Math.max(1, above.length);
    row[4] = Math.log1p(sum.length / Math.max(1, sum.blocks));
    row[5] = Math.min(3, (10 * sum.marks) / length);
    row[6] = Math.log1p(sum.paragraphs);
    row[7] = Math.log1p(sum.blocks);
    row[8] = sum.furniture / Math.max(1, sum.blocks);
    row[9] = -1; // What Readability says, which comes later, if at all.
    row[10] = hasStated ? sum.stated / length : -1;
    row[11] = sum.first / blockCount;
    row[12] = sum.last / blockCount;
    row[13] = titleAt < 0 ? 0 : Math.max(-1, Math.min(1, (sum.first - titleAt) / 20));
    row[14] = tree.depths[number] ?? 0;
    row[15] = Math.log1p(tree.twins[number] ?? 1);
    row[16] = tree.inMain[number] ?? 0;
    row[17] = tree.aboveMain[number] ?? 0;
    row[18] = KINDS.get(element.localName) ?? -1;
    row[19] = bodies.has(element) ? 1 : 0;
    if (isHolder[number]) row.set(tree.nearest.subarray(number * NEAREST, (number + 1) * NEAREST), NEAREST_OF_ELEMENT);
    return row;
  });
}
