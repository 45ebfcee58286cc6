import Papa from 'papaparse';

/** A row by the names of its columns, in lower case. A map: no name means anything to it. */
export type CsvRow = ReadonlyMap<string, string>;

/** One row of a table and its number, the names being row 1; no cells where a quotation mark is never closed. */
export interface NumberedRow {
  number: number;
  row: CsvRow | undefined;
}

/** A row as it was read, and what it was read from. */
interface RawRow {
  cells: string[];
  text: string;
  errors: Papa.ParseError[];
}

/** The names of a table's columns, in lower case; none where the text is no table. */
export function readColumns(head: string): string[] {
  const { data } = Papa.parse<string[]>(trimMark(head), { preview: 1 });
  return (data[0] ?? []).map((name) => name.trim().toLowerCase());
}

/**
 * The rows of a table in the file's order; those without any cell are counted and passed over. A quotation mark that is
 * never closed swallows rows up to the next one, or to the end of the file: those are read line by line instead.
 */
export function* readCsv(text: string): Generator<NumberedRow> {
  const plain = trimMark(text);
  const columns = readColumns(plain);
  const { rows, delimiter } = readRaw(plain);
  let number = 1;
  for (const raw of rows.slice(1)) {
    for (const cells of splitTorn(raw, delimiter, columns.length)) {
      number += 1;
      if (cells?.every((cell) => !cell.trim())) continue;
      yield { number, row: cells && new Map(cells.map((cell, i) => [columns[i] ?? '', cell.trim()])) };
    }
  }
}

function readRaw(text: string, delimiter?: string): { rows: RawRow[]; delimiter: string } {
  const rows: RawRow[] = [];
  let read = 0;
  let used = delimiter ?? ',';
  Papa.parse<string[]>(text, {
    ...(delimiter !== undefined && { delimiter }),
    step: ({ data, errors, meta }) => {
      rows.push({ cells: data, text: text.slice(read, meta.cursor), errors });
      read = meta.cursor;
      used = meta.delimiter;
    },
  });
  return { rows, delimiter: used };
}

/**
 * The cells of one row; of many, if it has swallowed others. A mark that is closed somewhere may be within a cell of many
 * lines, written by one who does not double them: then no line in it looks like a row.
 */
function splitTorn({ cells, text, errors }: RawRow, delimiter: string, width: number): (string[] | undefined)[] {
  const isOpen = hasOpenQuote(errors);
  if (!isOpen && !errors.some(({ type }) => type === 'Quotes')) return [cells];
  const lines = text.replace(/\r?\n$|\r$/, '').split(/\r\n|\n|\r/);
  const rows = lines.map((line) => readRaw(line, delimiter).rows[0]);
  const alone = rows.map((row) => (row && !hasOpenQuote(row.errors) ? row.cells : undefined));
  const isTorn = isOpen || alone.slice(1).some((found) => (found?.length ?? 0) >= Math.max(2, width));
  return isTorn ? alone : [cells];
}

function hasOpenQuote(errors: readonly Papa.ParseError[]): boolean {
  return errors.some(({ code }) => code === 'MissingQuotes');
}

function trimMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}
