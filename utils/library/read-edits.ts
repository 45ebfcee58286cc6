import type { OwnEdits } from '@/utils/article';
import { findByUrl, getBody } from './articles';

/** What the reader has done to the text of the article with this address, if it is kept and they did anything. @throws Problem */
export async function readEdits(url: string): Promise<OwnEdits | undefined> {
  const saved = await findByUrl(url);
  const body = saved && (await getBody(saved.bodyHash));
  if (!body) return undefined;
  const cuts = body.removed.filter(({ step }) => step === 'reader');
  const { returned = [] } = body;
  return cuts.length + returned.length > 0 ? { cuts, returned: [...returned] } : undefined;
}
