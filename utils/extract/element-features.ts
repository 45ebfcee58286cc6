import { isWithin, type PageTree } from './page-tree';

/** What stands for "of no kind", after which the kinds are numbered. */
const KINDS = [
  /^p$/,
  /^h[1-6]$/,
  /^(?:ul|ol|dl|li|dd|dt)$/,
  /^(?:table|tbody|thead|tr|td|th)$/,
  /^(?:a|span|font|b|strong|em|i)$/,
];

/** Measures every element above a block: its make-up, its place on the page, its names and roles, what it looks like. */
export function measureElements(tree: PageTree, blockCount: number, titleAt: number): number[][] {
  const total = Math.max(1, tree.sums[0]?.length ?? 1);
  const hasRead = (tree.sums[0]?.read ?? 0) > 0;
  const hasStated = (tree.sums[0]?.stated ?? 0) > 0;
  return tree.elements.map((element, number) => {
    const sum = tree.sums[number];
    const above = tree.sums[tree.parents[number] ?? 0] ?? sum;
    if (!sum || !above) return [];
    const length = Math.max(1, sum.length);
    return [
      Math.log1p(sum.length),
      sum.linkLength / length,
      sum.length / total,
      sum.length / Math.max(1, above.length),
      Math.log1p(sum.length / Math.max(1, sum.blocks)),
      Math.min(3, (10 * sum.marks) / length),
      Math.log1p(sum.paragraphs),
      Math.log1p(sum.blocks),
      sum.furniture / Math.max(1, sum.blocks),
      hasRead ? sum.read / length : -1,
      hasStated ? sum.stated / length : -1,
      sum.first / blockCount,
      sum.last / blockCount,
      titleAt < 0 ? 0 : Math.max(-1, Math.min(1, (sum.first - titleAt) / 20)),
      tree.depths[number] ?? 0,
      Math.log1p(tree.twins[number] ?? 1),
      Number(isWithin(tree, number, tree.main)),
      Number(isWithin(tree, tree.main, number)),
      KINDS.findIndex((kind) => kind.test(element.localName)),
      element.getAttribute('itemprop') === 'articleBody' ? 1 : 0,
      ...(tree.nearest[number] ?? []),
    ];
  });
}
