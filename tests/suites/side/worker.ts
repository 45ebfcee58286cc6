import type { Operation } from '../library/model';
import { dieAt } from './die-at';
import { perform } from './library';

/** The side of `npm run suite:worker` that is killed: does what the background does, in a worker that can be ended. */

/** What it is told to do, and at which of its awaits it is to be killed; 0 for never, -1 for just before it answers. */
export interface Order {
  operation: Operation;
  operationId: string;
  death: number;
}

/** `dying` asks to be killed now; nothing that was begun goes on. */
export type Report = { kind: 'done'; awaits: number } | { kind: 'dying' } | { kind: 'failed'; why: string };

const report = (message: Report) => postMessage(message);

addEventListener('message', async ({ data }: MessageEvent<Order>) => {
  const awaits = dieAt(data.death, () => report({ kind: 'dying' }));
  try {
    await perform(data.operation, data.operationId);
    // On disk, and nobody was told: the retry must find it done.
    report(data.death === -1 ? { kind: 'dying' } : { kind: 'done', awaits: awaits() });
  } catch (error) {
    report({ kind: 'failed', why: String(error) });
  }
});
