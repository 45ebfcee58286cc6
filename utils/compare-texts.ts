import { diffArrays } from 'diff';

/** Paragraphs that follow each other and are of one kind; `removed` are only in the older text. */
export interface Difference {
  kind: 'same' | 'added' | 'removed';
  paragraphs: string[];
}

/** What has changed between two texts, paragraph by paragraph; white space does not count. */
export function compareTexts(older: string, newer: string): Difference[] {
  const parts = diffArrays(toParagraphs(older), toParagraphs(newer), { comparator: (a, b) => tidy(a) === tidy(b) });
  return parts.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    paragraphs: value,
  }));
}

/** How many paragraphs are of a kind. */
export function countParagraphs(differences: readonly Difference[], kind: Difference['kind']): number {
  return differences.reduce((sum, part) => sum + (part.kind === kind ? part.paragraphs.length : 0), 0);
}

function toParagraphs(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
