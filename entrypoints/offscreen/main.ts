import { runQueue } from '@/entrypoints/queue/run-queue';
import { writeDueCopy } from '@/entrypoints/safety/write-due-copy';
import { onMessage } from '@/utils/messaging';
import { drawPictures } from './draw-pictures';

// Opened by the background when there is work, seen by nobody, closed when it is done; an alarm opens it again should
// it fail.
const underWay = new Set<Promise<unknown>>();

/** Does `work`, and closes the document when nothing else is being done. */
function start(work: () => Promise<unknown>): void {
  const one = work()
    // Whoever wanted it tries again.
    .catch(() => undefined)
    .finally(() => {
      underWay.delete(one);
      if (underWay.size === 0) window.close();
    });
  underWay.add(one);
}

/** `work` once more after each time that it is being done: what came in between may have been missed. */
function inTurn(work: () => Promise<unknown>): () => Promise<unknown> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    last = last.then(work, work);
    return last;
  };
}

const jobs = [inTurn(runQueue), inTurn(writeDueCopy)];
for (const work of [...jobs, drawPictures]) start(work);

onMessage('lookAgain', ({ sender }) => {
  // The worker asks; whatever lies in a tab has no business here.
  if (sender.tab || underWay.size === 0) return false;
  for (const work of jobs) start(work);
  return true;
});
