import type { ArchivedArticle, ArchivedPicture } from '@/utils/archived-article';
import type { ExportWords } from './export-words';
import { toPage } from './to-page';

/** Divisible by three, so that pieces of base64 can be put in a row. */
const PIECE = 3 * 256 * 1024;

/** An article as one page with its pictures in it, piece by piece: no more than one picture is in memory. */
export async function* toSingleFile(article: ArchivedArticle, words: ExportWords): AsyncGenerator<string> {
  const pictures = new Map<string, ArchivedPicture>();
  // Nobody can have written this into an article beforehand.
  const secret = crypto.randomUUID();
  const page = await toPage(article, {
    words,
    findPicture: (url) => {
      const picture = article.pictures.find((one) => one.url === url);
      if (!picture) return undefined;
      pictures.set(picture.hash, picture);
      return `data:${secret}:${picture.hash}:`;
    },
  });
  const pieces = page.split(new RegExp(`data:${secret}:([0-9a-f]*):`));
  for (const [i, piece] of pieces.entries()) {
    if (i % 2 === 0) yield piece;
    else yield* toDataUrl(pictures.get(piece));
  }
}

async function* toDataUrl(picture: ArchivedPicture | undefined): AsyncGenerator<string> {
  const blob = await picture?.read();
  yield `data:${picture?.mime ?? ''};base64,`;
  if (!blob) return;
  for (let from = 0; from < blob.size; from += PIECE) {
    const bytes = new Uint8Array(await blob.slice(from, from + PIECE).arrayBuffer());
    let binary = '';
    for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
    yield btoa(binary);
  }
}
