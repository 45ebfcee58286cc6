import type { Vector } from './attack-page.ts';

/** A few attacks of each family, for the sample that runs with every test run; the suite takes any number from a file. */
export const SAMPLE: readonly Vector[] = [
  '<a href="java\tscript:alert(1)">x</a>',
  '<img name=body id=cookie><img name=getElementById><form id=documentElement></form>',
  '<p style="position:fixed;inset:0;z-index:2147483647;background:url(http://evil.test/b)">over all</p>',
  '<svg><use href="data:image/svg+xml;base64,PHN2Zz48L3N2Zz4"/><style></svg><img src=x onerror=alert(1)>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<table background="http://evil.test/t.png"><tr><td onmouseover=alert(1)>x</td></tr></table>',
  '</title></textarea></style></script><img src=x onerror=alert(1)>',
].map((v) => ({ source: 'sample', v }));
