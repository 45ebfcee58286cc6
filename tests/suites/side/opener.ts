import { db } from '@/utils/library/db';
import { dieAt } from './die-at';

/** The side of `npm run suite:upgrade` that is killed while it opens, and by that upgrades, the library. */
addEventListener('message', async ({ data: death }: MessageEvent<number>) => {
  const awaits = dieAt(death, () => postMessage({ kind: 'dying', awaits: death }));
  try {
    await db.open();
    postMessage({ kind: 'done', awaits: awaits() });
  } catch (error) {
    postMessage({ kind: 'failed', awaits: awaits(), why: String(error) });
  }
});
