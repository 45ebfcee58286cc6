import { runQueue } from '@/entrypoints/queue/run-queue';

// Opened by the background when there is work, seen by nobody, closed when it is done; an alarm opens it again should
// it fail.
runQueue().finally(() => window.close());
