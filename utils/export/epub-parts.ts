import { escapeHtml } from './escape-html';
import type { ExportWords } from './export-words';

export interface Chapter {
  file: string;
  title: string;
  author?: string;
  lang: string;
}

/** A file of a book, as its package lists it. */
export interface BookFile {
  file: string;
  mime: string;
}

export const EPUB_CSS = `body { line-height: 1.7; overflow-wrap: break-word; }
h1 { font-size: 1.4em; line-height: 1.4; }
.facts { font-size: 0.8em; }
img { max-width: 100%; }
figure { margin: 1em 0; }
figcaption { font-size: 0.8em; }
blockquote { margin: 1em 0 1em 1em; }
td, th { padding: 0.2em 0.4em; border: 1px solid; }
table { border-collapse: collapse; }
`;

/** Where readers find the book's package. */
export function toContainer(): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
`;
}

/** A title on one line. */
export function toTitle(words: string): string {
  return words.replace(/\s+/gu, ' ').trim();
}

/** The contents, as the book's own page. */
export function toNavigation(chapters: readonly Chapter[], title: string, words: ExportWords): string {
  // A list must hold something: a book of nothing lists itself.
  const listed = chapters.length > 0 ? chapters : [{ file: 'nav.xhtml', title }];
  const items = listed.map(({ file, title: name }) => `<li><a href="${file}">${escapeHtml(name)}</a></li>`).join('\n');
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${words.lang}" xml:lang="${words.lang}">
<head><title>${escapeHtml(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body><nav epub:type="toc" id="toc"><h1>${escapeHtml(words.contents)}</h1><ol>
${items}
</ol></nav></body>
</html>
`;
}

interface Book {
  chapters: readonly Chapter[];
  pictures: readonly BookFile[];
  title: string;
  createdAt: string;
  id: string;
  words: ExportWords;
}

/** What the book is and what it is made of. */
export function toPackage({ chapters, pictures, title, createdAt, id, words }: Book): string {
  const languages = [...new Set(chapters.map(({ lang }) => lang))];
  const authors = chapters.length === 1 && chapters[0]?.author ? [chapters[0].author] : [];
  const meta = [
    `<dc:identifier id="id">urn:uuid:${id}</dc:identifier>`,
    `<dc:title>${escapeHtml(title)}</dc:title>`,
    ...(languages.length > 0 ? languages : [words.lang]).map((lang) => `<dc:language>${lang}</dc:language>`),
    ...authors.map((author) => `<dc:creator>${escapeHtml(author)}</dc:creator>`),
    `<meta property="dcterms:modified">${createdAt.slice(0, 19)}Z</meta>`,
  ];
  const items = [
    '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
    '<item id="css" href="style.css" media-type="text/css"/>',
    ...chapters.map(({ file }, i) => `<item id="c${i + 1}" href="${file}" media-type="application/xhtml+xml"/>`),
    ...pictures.map(({ file, mime }, i) => `<item id="p${i + 1}" href="${file}" media-type="${mime}"/>`),
  ];
  const spine = chapters.map((_, i) => `<itemref idref="c${i + 1}"/>`);
  // One article needs no page of contents to turn over.
  if (chapters.length !== 1) spine.unshift('<itemref idref="nav"/>');
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${words.lang}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${meta.join('\n')}
</metadata>
<manifest>
${items.join('\n')}
</manifest>
<spine>
${spine.join('\n')}
</spine>
</package>
`;
}
