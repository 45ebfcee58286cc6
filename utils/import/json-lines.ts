import type { ImportFile, ImportItem } from './import-item';
import { LIMITS } from './limits';
import { parseRecord } from './parse-record';
import { parseMembers } from './read-records';

/** Our JSON lines, one article each; its pictures are not in it. */
export async function* readJsonLines({ name, blob }: ImportFile): AsyncGenerator<ImportItem> {
  let number = 0;
  for await (const line of readLines(blob)) {
    number += 1;
    if (line?.trim() === '') continue;
    const where = `${name}: ${number}`;
    const record = line === undefined ? undefined : parseMembers(line);
    const parsed = record ? parseRecord(record) : line === undefined ? 'tooLarge' : 'notRecord';
    yield typeof parsed === 'string'
      ? { kind: 'broken', where, reason: parsed }
      : { kind: 'article', article: parsed.article };
  }
}

/** Undefined for a line that is longer than any article. */
async function* readLines(blob: Blob): AsyncGenerator<string | undefined> {
  const reader = blob.stream().getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let isTooLong = false;
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + (done ? decoder.decode() : decoder.decode(value, { stream: true }))).split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    for (const line of lines) {
      yield isTooLong ? undefined : line;
      isTooLong = false;
    }
    if (rest.length > LIMITS.record) {
      isTooLong = true;
      rest = '';
    }
    if (done) return;
  }
}
