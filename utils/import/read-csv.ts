import Papa from 'papaparse';

/** A row by the names of its columns, in lower case. A map: no name means anything to it. */
export type CsvRow = ReadonlyMap<string, string>;

/** The names of a table's columns, in lower case; none where the text is no table. */
export function readColumns(head: string): string[] {
  const { data } = Papa.parse<string[]>(trimMark(head), { preview: 1 });
  return (data[0] ?? []).map((name) => name.trim().toLowerCase());
}

/** The rows of a table in the file's order; those without any cell are passed over. */
export function* readCsv(text: string): Generator<CsvRow> {
  const plain = trimMark(text);
  const columns = readColumns(plain);
  const { data } = Papa.parse<string[]>(plain, { skipEmptyLines: 'greedy' });
  for (const cells of data.slice(1)) {
    yield new Map(cells.map((cell, i) => [columns[i] ?? '', cell.trim()]));
  }
}

function trimMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}
