/** A heading of the article, and how deep it lies among the headings that there are. */
export interface Heading {
  element: HTMLElement;
  text: string;
  /** 0 for the highest level that occurs. */
  depth: number;
}

const MAX_DEPTH = 3;

/** The headings of a body, real ones and lines that serve as such. */
export function listHeadings(body: HTMLElement): Heading[] {
  const found = [...body.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6, [data-kind="subhead"]')]
    .map((element) => ({ element, text: (element.textContent ?? '').trim(), level: levelOf(element) }))
    .filter(({ text }) => text !== '');
  const levels = [...new Set(found.map(({ level }) => level))].sort((a, b) => a - b);
  return found.map(({ element, text, level }) => ({
    element,
    text,
    depth: Math.min(levels.indexOf(level), MAX_DEPTH),
  }));
}

/** A bold line is less than any heading. */
function levelOf({ localName }: HTMLElement): number {
  return localName === 'p' ? 7 : Number(localName[1]);
}
