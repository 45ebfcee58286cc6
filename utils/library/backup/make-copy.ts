import { COPIED_TABLES, type CopyHead, END } from './copy-format';
import { readSnapshot } from './read-snapshot';
import { backups, type Snapshot } from './store';

/** A backup as a file that `readCopy` reads, also in another browser; what the disk has spoilt is left out. */
export function makeCopy(snapshot: Snapshot): Promise<Blob> {
  const lines = writeLines(snapshot);
  const encoder = new TextEncoder();
  const text = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const next = await lines.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
  });
  // The browser puts on disk what is too much for its memory.
  return new Response(text.pipeThrough(new CompressionStream('gzip'))).blob();
}

async function* writeLines({ id, at, schema, birth, clock, articles }: Snapshot): AsyncGenerator<string> {
  const head: CopyHead = { jingdu: 'backup', v: 1, at, schema, birth, clock, articles };
  yield toLine(head);
  let count = 0;
  for (const wanted of COPIED_TABLES) {
    for await (const { rows } of readSnapshot(backups, id, [wanted])) {
      count += rows.length;
      if (rows.length > 0) yield rows.map((row) => toLine([wanted, row])).join('');
    }
  }
  yield toLine([END, count]);
}

function toLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/**
 * What a copy is called: one name a weekday, so that seven days are kept, and others for another library, so that a new
 * one never takes the place of one that was lost.
 */
export function nameCopy({ birth, at }: Pick<Snapshot, 'birth' | 'at'>): string {
  const library = birth.replace(/\W/g, '').slice(-6) || 'library';
  return `jingdu-backup-${library}-${DAYS[new Date(at).getDay()]}.jsonl.gz`;
}
