import { runQueue } from '@/entrypoints/queue/run-queue';
import { writeDueCopy } from '@/entrypoints/safety/write-due-copy';
import { drawPictures } from './draw-pictures';

// Opened by the background when there is work, seen by nobody, closed when it is done; an alarm opens it again should
// it fail.
Promise.allSettled([runQueue(), writeDueCopy(), drawPictures()]).finally(() => window.close());
