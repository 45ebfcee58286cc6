import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Summary {
  p50: number;
}

/** What a run of `npm run bench:library` leaves behind, as far as it is drawn. */
interface Report {
  articles: number;
  popup: Summary;
  firstSearch: Summary;
  warm: Record<string, { firstRows: Summary }>;
  lists: Summary;
  save: { atN: Summary };
  readingAllTexts: Summary;
}

const LINES: readonly { name: string; color: string; value: (report: Report) => number }[] = [
  { name: 'reading all texts', color: '#8a8578', value: ({ readingAllTexts }) => readingAllTexts.p50 },
  { name: 'popup open to first rows', color: '#a3231c', value: ({ popup }) => popup.p50 },
  { name: 'first search after a start', color: '#8f4a05', value: ({ firstSearch }) => firstSearch.p50 },
  { name: 'search, 4 characters', color: '#17654f', value: ({ warm }) => warm['4 characters']?.firstRows.p50 ?? 0 },
  { name: 'filter, sort and count', color: '#1f5799', value: ({ lists }) => lists.p50 },
  { name: 'one save', color: '#6f3a9c', value: ({ save }) => save.atN.p50 },
];

const WIDTH = 640;
const HEIGHT = 360;
const LEFT = 56;
const RIGHT = 190;
const TOP = 24;
const BOTTOM = 40;

/** Draws medians over the size of the library, both axes logarithmic; nothing while fewer than two sizes are measured. */
export function drawGrowth(folder: string, file: string): void {
  const reports = readdirSync(folder)
    .filter((name) => /^\d+\.json$/.test(name))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Report)
    .filter(({ popup, lists }) => popup && lists)
    .sort((a, b) => a.articles - b.articles);
  const [first, last] = [reports[0], reports.at(-1)];
  if (!first || !last || first === last) return;
  const x = (articles: number) =>
    LEFT + ((WIDTH - LEFT - RIGHT) * Math.log(articles / first.articles)) / Math.log(last.articles / first.articles);
  const y = (ms: number) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * Math.log10(Math.max(1, ms))) / 4;
  const text = (at: [number, number], words: string, more = '') =>
    `<text x="${at[0].toFixed(1)}" y="${at[1].toFixed(1)}" ${more}>${words}</text>`;
  const grid = [1, 10, 100, 1_000, 10_000].map(
    (ms) =>
      `<path d="M${LEFT} ${y(ms).toFixed(1)}H${WIDTH - RIGHT}" stroke="#ddd8cc"/>` +
      text([LEFT - 6, y(ms) + 4], `${ms} ms`, 'text-anchor="end"'),
  );
  const sizes = reports.map(({ articles }) =>
    text([x(articles), HEIGHT - BOTTOM + 18], articles.toLocaleString('en'), 'text-anchor="middle"'),
  );
  // Names beside the ends of their lines, none over another.
  let above = TOP - 14;
  const ends = [...LINES].sort((a, b) => b.value(last) - a.value(last));
  const lines = ends.map(({ name, color, value }) => {
    const points = reports.map((report) => `${x(report.articles).toFixed(1)},${y(value(report)).toFixed(1)}`);
    above = Math.max(above + 15, y(value(last)) + 4);
    const label = text([WIDTH - RIGHT + 8, above], `${name}: ${Math.round(value(last))}`, `fill="${color}"`);
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${color}" stroke-width="2"/>${label}`;
  });
  const title = 'Median milliseconds over the number of articles in the library';
  writeFileSync(
    file,
    [
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}" font-family="sans-serif" font-size="12" fill="#1f1d1a">`,
      `<title>${title}</title><rect width="${WIDTH}" height="${HEIGHT}" fill="#fcfbf9"/>`,
      ...grid,
      ...sizes,
      ...lines,
      text([LEFT, HEIGHT - 6], 'articles in the library; both axes logarithmic'),
      '</svg>\n',
    ].join('\n'),
  );
}
