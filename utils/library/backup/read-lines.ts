/** One row is one line: the longest holds a whole body. */
const MAX_LINE = 40_000_000;
/** A file that says it is more than this is a bomb, not a library: UTF-16 units. */
const MAX_TOTAL = 4_000_000_000;

/** The lines of a gzipped text, as far as it can be read: a file may be cut off, or no gzip at all. */
export async function* readLines(file: Blob): AsyncGenerator<string> {
  const text = file.stream().pipeThrough(new DecompressionStream('gzip')).pipeThrough(new TextDecoderStream());
  const reader = text.getReader();
  let rest = '';
  let total = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      total += next.value.length;
      const lines = (rest + next.value).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > MAX_LINE || total > MAX_TOTAL) return;
      yield* lines;
    }
    yield rest;
  } catch {
    // Whoever reads it sees that the end is missing.
    return;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
