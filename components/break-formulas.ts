/** Of rows that TeX sets one under the other: after each, and round what holds them. The blanks stay where they are. */
const SEAM = /(?<=\\\\\s|\\begin\{[^}]*\}(?:\{[^}]*\})?\s)|(?=\\end\{)/;
const HAS_ROWS = /\\begin\{[^}]*\}[\s\S]*\\\\/;

/** Formulas are kept as TeX in one line (`utils/extract/formulas.ts`); one of several rows is read row by row. */
export function breakFormulas(fragment: DocumentFragment): void {
  for (const code of fragment.querySelectorAll<HTMLElement>('code')) {
    const text = code.textContent ?? '';
    if (code.childElementCount > 0 || code.closest('pre') || !HAS_ROWS.test(text)) continue;
    const rows = text.split(SEAM).filter((row) => row !== '');
    code.dataset.kind = 'rows';
    code.replaceChildren(...rows.flatMap((row, n) => (n === 0 ? [row] : [addedBreak(code), row])));
  }
}

/** A line's end that is not of the text: what is marked here is placed by the text alone. */
function addedBreak({ ownerDocument }: Element): HTMLElement {
  const end = ownerDocument.createElement('br');
  end.dataset.added = '';
  return end;
}
