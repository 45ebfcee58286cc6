import type { CardWriter } from '@/utils/library/catalogue/card-writer';
import { db } from '@/utils/library/db';
import type { ArticleRow, DocRow } from '@/utils/library/rows';
import { dropDoc } from './put-doc';
import { toDoc, toText } from './to-doc';

/** Beyond this it is faster to read all documents than to look each up. */
const MANY = 1_000;

/** As `putDoc`, for many articles in a few steps: restoring and importing write thousands. */
export async function putDocs(rows: readonly ArticleRow[], cards: CardWriter): Promise<void> {
  const docs = await findDocs(rows.map(({ id }) => id));
  const stale = rows.map((row, i) => ({ row, known: docs[i], wanted: toDoc(row) }));
  const isSame = ({ known, wanted }: (typeof stale)[number]) =>
    known?.version === wanted.version && known.at === wanted.at;
  const relabelled = stale
    .filter(isSame)
    .flatMap(({ known, wanted }) =>
      known && known.keys.join('\n') !== wanted.keys.join('\n') ? [{ ...known, keys: wanted.keys }] : [],
    );
  if (relabelled.length > 0) await db.docs.bulkPut(relabelled);
  for (const { row, known } of stale.filter(isSame)) if (known) cards.put(known.n, row);
  const fresh = stale.filter((one) => !isSame(one));
  if (fresh.length === 0) return;
  for (const { known } of fresh) if (known) await dropDoc(known.n, cards);
  const bodies = await db.bodies.bulkGet(fresh.map(({ row }) => row.bodyHash));
  const numbers = await db.docs.bulkAdd(
    fresh.map(({ wanted }) => wanted),
    { allKeys: true },
  );
  for (const [i, { row }] of fresh.entries()) cards.put(Number(numbers[i]), row);
  await db.texts.bulkAdd(fresh.map(({ row }, i) => toText(Number(numbers[i]), row, bodies[i]?.text ?? '')));
}

async function findDocs(ids: readonly string[]): Promise<(DocRow | undefined)[]> {
  if (ids.length < MANY) return Promise.all(ids.map((id) => db.docs.where('articleId').equals(id).first()));
  const docs = new Map((await db.docs.toArray()).map((doc) => [doc.articleId, doc]));
  return ids.map((id) => docs.get(id));
}
