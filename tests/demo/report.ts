/** One thing that the main job saw, and whether it is as it should be. */
export interface Finding {
  step: string;
  saw: string;
  isGood: boolean;
  milliseconds: number;
}

/** Findings as a table that reads the same in a terminal and in a log. */
export function toTable(findings: readonly Finding[]): string {
  const rows = findings.map(({ step, saw, isGood, milliseconds }) => [
    isGood ? '✓' : '✗',
    step,
    `${Math.round(milliseconds)} ms`,
    saw,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  const pad = (text: string, column: number) => text + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(text)));
  return rows.map((row) => row.map((cell, column) => (column < 3 ? pad(cell, column) : cell)).join('  ')).join('\n');
}

/** Columns that a terminal needs for `text`: two for a Chinese character. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[ᄀ-ￜ]/.test(character) ? 2 : 1), 0);
}
