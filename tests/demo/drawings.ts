import { PICTURE_HOSTS } from './addresses.ts';
import { type Reply, reply } from './reply.ts';

const svg = (attributes: string, inner: string) =>
  `<?xml version="1.0" encoding="utf-8"?><svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`;

/** A diagram as tools write them: only proportions, words in HTML, a background that is not there. */
const DIAGRAM = svg(
  'viewBox="0 0 400 200"',
  '<rect x="20" y="20" width="160" height="160" fill="teal"/><path d="M180 100h60" stroke="black" stroke-width="4"/>' +
    '<foreignObject x="240" y="60" width="140" height="80"><p xmlns="http://www.w3.org/1999/xhtml">流程</p></foreignObject>',
);
/** Runs, asks and tells whatever it is let. */
const TELLTALE = svg(
  'width="320" height="160" onload="fetch(\'/telltale?onload\')"',
  `<script>fetch('/telltale?script')</script><image href="http://${PICTURE_HOSTS[0]}/hard/one.png?telltale" width="9" height="9"/>` +
    '<style>@import url(/telltale?style);</style><rect width="320" height="160" fill="olive"/>',
);
/** Ten to the power of eighteen squares in a few lines. */
const ENDLESS = svg(
  'width="400" height="200"',
  `<defs><g id="a0"><rect width="5" height="5"/></g>${Array.from(
    { length: 18 },
    (_, n) => `<g id="a${n + 1}">${`<use href="#a${n}"/>`.repeat(10)}</g>`,
  ).join('')}</defs><use href="#a18"/>`,
);

const FILES: Record<string, string> = {
  'diagram.svg': DIAGRAM,
  'telltale.svg': TELLTALE,
  'endless.svg': ENDLESS,
  'broken.svg': svg('width="9" height="9"', '<g>').replace('</svg>', ''),
  'vast.svg': svg('width="90000" height="60000"', '<rect width="90000" height="60000" fill="navy"/>'),
};

/** Their addresses on the portal. */
export const DRAWINGS = Object.keys(FILES).map((name) => `/drawings/${name}`);

/** The answer to `/drawings/<name>`, if there is such a drawing. */
export function answerDrawing(path: string): Reply | undefined {
  const file = path.startsWith('/drawings/') ? FILES[path.slice('/drawings/'.length)] : undefined;
  return file === undefined ? undefined : reply('image/svg+xml', Buffer.from(file));
}
