import type { CardWriter } from '@/utils/library/catalogue/card-writer';
import { db } from '@/utils/library/db';
import type { ArticleRow } from '@/utils/library/rows';
import { toDoc, toText } from './to-doc';

/** Brings what search and lists know of an article up to date, inside the transaction that writes the article. */
export async function putDoc(row: ArticleRow, cards: CardWriter): Promise<void> {
  const wanted = toDoc(row);
  const known = await db.docs.where('articleId').equals(row.id).first();
  if (known?.version === wanted.version && known.at === wanted.at) {
    cards.put(known.n, row);
    if (known.keys.join('\n') !== wanted.keys.join('\n')) await db.docs.put({ ...known, keys: wanted.keys });
    return;
  }
  const body = await db.bodies.get(row.bodyHash);
  if (known) await dropDoc(known.n, cards);
  const n = await db.docs.add(wanted);
  cards.put(n, row);
  await db.texts.add(toText(n, row, body?.text ?? ''));
}

/** Takes a document out of search and out of lists; the tomb goes when no postings name it any more. */
export async function dropDoc(n: number, cards: CardWriter): Promise<void> {
  await db.docs.delete(n);
  await db.texts.delete(n);
  await db.tombs.put({ n });
  cards.drop(n);
}
