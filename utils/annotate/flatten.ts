/** A stretch that may overlap others. */
interface Span {
  id: string;
  start: number;
  end: number;
}

/** A stretch that overlaps no other, and who lies over it, the first to begin first. */
export interface Flat {
  start: number;
  end: number;
  ids: string[];
}

/** Cuts stretches that may overlap into ones that do not. */
export function flatten(spans: readonly Span[]): Flat[] {
  const edges = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const ordered = [...spans].sort((a, b) => a.start - b.start);
  const flat: Flat[] = [];
  for (const [i, start] of edges.entries()) {
    const end = edges[i + 1];
    if (end === undefined) break;
    const ids = ordered.filter((span) => span.start <= start && span.end >= end).map(({ id }) => id);
    if (ids.length > 0) flat.push({ start, end, ids });
  }
  return flat;
}
