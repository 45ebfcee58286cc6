import fc, { type Arbitrary } from 'fast-check';

/** Grammars of broken and hostile HTML: what is in each is what browsers, sanitisers and extractors have tripped over. */

const ELEMENTS = (
  'p div span a b i em strong ul ol li table tr td th tbody caption h1 h2 h3 blockquote pre code img br hr section article ' +
  'figure figcaption details summary ruby rt form input button select option textarea label iframe object embed video audio ' +
  'source track svg math mtext mi mglyph malignmark annotation-xml foreignObject desc title style script noscript template ' +
  'xmp plaintext noembed noframes frameset base meta link body html head dialog slot font center marquee keygen isindex'
).split(' ');

const ATTRIBUTES = (
  'href src srcset alt title id name class style onload onerror onclick onfocus ontoggle xlink:href action formaction srcdoc ' +
  'data data-src data-original poster background type value colspan width height lang dir cite open is shadowrootmode slot ' +
  'autofocus tabindex http-equiv content hidden aria-hidden contenteditable form target rel ping itemprop'
).split(' ');

const VALUES = [
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  '&#106;avascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'data:image/png;base64,AAAA',
  'alert(1)',
  '"><img src=x onerror=alert(1)>',
  '--><img src=x onerror=alert(1)>',
  '</style><img src=x onerror=alert(1)>',
  'open',
  '0;url=javascript:alert(1)',
  'parentNode',
  'attributes',
  'nodeName',
  'http://a.example/1.png 1x, javascript:alert(1) 2x',
  '//evil.example/x',
  '/1.jpg',
  'x',
  '',
];

const TEXTS = [
  '清晨的集市上人声鼎沸，卖菜的大娘把带着露水的青菜摆得整整齐齐。',
  '编辑：某某',
  '相关阅读',
  '&lt;img src=x onerror=alert(1)&gt;',
  '&amp;lt;script&amp;gt;alert(1)',
  'An ordinary sentence, with a comma, that goes on for a while.',
  '\u202e反过来\u202c',
  '\u0000\u000b\ufffe',
  '𠮷野家\ud800',
  '　　',
  '&#0;&#x110000;&notin;&nosuch;',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!-- --!><img src=x onerror=alert(1)>',
  '<?xml version="1.0"?>',
  '</p></div></body>',
  '<',
];

const text = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const value = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...VALUES) }, fc.string({ maxLength: 12 }));
const quoted = fc
  .tuple(fc.constantFrom('"', "'", '', '`'), value)
  .map(([quote, inside]) => `${quote}${inside}${quote}`);
const attribute = fc
  .tuple(fc.constantFrom(...ATTRIBUTES), quoted, fc.constantFrom('=', ' = ', '/', ''))
  .map(([name, inside, sign]) => `${name}${sign}${sign === '/' ? '' : inside}`);
const attributes = fc.array(attribute, { maxLength: 4 }).map((all) => all.join(' '));
const element = fc.constantFrom(...ELEMENTS);

/** Elements in each other, some of them not closed, or closed by another's end. */
const { tree } = fc.letrec<{ tree: string; node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc
      .tuple(element, attributes, tie('tree'), fc.constantFrom('whole', 'open', 'crossed', 'self'), element)
      .map(([name, inside, children, form, other]) => {
        const start = `<${name} ${inside}${form === 'self' ? '/' : ''}>`;
        const end = form === 'whole' ? `</${name}>` : form === 'crossed' ? `</${other}>` : '';
        return `${start}${children}${end}`;
      }),
  ),
  tree: fc.array(tie('node'), { maxLength: 4, depthIdentifier: 'tree' }).map((nodes) => nodes.join('')),
}));

/** The same thing very often or very deep. */
const heap = fc
  .tuple(element, fc.integer({ min: 1, max: 400 }), fc.constantFrom('wide', 'deep'), text)
  .map(([name, count, form, inside]) =>
    form === 'wide'
      ? `<${name}>${inside}`.repeat(count)
      : `<${name}>`.repeat(count) + inside + `</${name}>`.repeat(count),
  );

/** Namespaces, raw text and tables in each other, where parsers and serialisers have disagreed. */
const confusion = fc
  .tuple(
    fc.constantFrom(
      '<math><mtext>',
      '<svg><desc>',
      '<svg><foreignObject>',
      '<math><annotation-xml encoding="text/html">',
      '<form><math>',
    ),
    fc.constantFrom(
      '<table><mglyph>',
      '<style>',
      '<title>',
      '<textarea>',
      '<noscript>',
      '<p><style>',
      '<xmp>',
      '<mglyph><style>',
      '<select><template>',
    ),
    fc.constantFrom('<!--</style>', '</math>', '</form><form>', '</title>', '</noscript>', '&lt;/style&gt;', '</svg>'),
    fc.constantFrom(
      '<img src=x onerror=alert(1)>',
      '<img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
      '<a title="</style><img src=x onerror=alert(1)>">',
    ),
  )
  .map((parts) => parts.join(''));

const article = fc
  .array(fc.constantFrom(...TEXTS.slice(0, 6)), { minLength: 3, maxLength: 12 })
  .map((lines) => lines.map((line) => `<p>${line.repeat(3)}</p>`).join(''));

/** Whole pages: an article, most of the time, with all that round it and in it. */
export function makePages(): Arbitrary<string> {
  const part = fc.oneof(
    { weight: 4, arbitrary: tree },
    { weight: 2, arbitrary: confusion },
    { weight: 1, arbitrary: heap },
  );
  return fc
    .tuple(fc.option(article), fc.array(part, { maxLength: 4 }), fc.option(attributes), fc.option(text))
    .map(([body, parts, onBody, title]) => {
      const middle = Math.floor(parts.length / 2);
      const inside = [...parts.slice(0, middle), body ?? '', ...parts.slice(middle)].join('\n');
      return `<!doctype html><title>${title ?? ''}</title><body ${onBody ?? ''}>${inside}`;
    });
}
