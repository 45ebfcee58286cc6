/** Elements that a formula's renderer draws beside its MathML, for the eye only. */
const DRAWN =
  '.katex-html,.MathJax_Preview,.MathJax,.MathJax_Display,.MathJax_SVG,mjx-math,.mwe-math-fallback-image-inline';
const MAX_LENGTH = 2_000;

/**
 * Keeps formulas as readable text: the TeX that KaTeX, MathJax and Wikipedia leave beside what they draw, else the
 * MathML written in one line (`(a)/(b)`, `x^2`). What draws them (scripts, fonts, SVG) does not survive cleaning.
 */
export function writeFormulas(copy: Document): void {
  for (const script of copy.querySelectorAll('script[type^="math/tex"]')) {
    const drawn = script.previousElementSibling;
    if (drawn?.matches(DRAWN)) drawn.remove();
    replace(script, script.textContent ?? '');
  }
  for (const math of copy.querySelectorAll('math')) {
    const tex = math.querySelector('annotation[encoding*="tex" i]')?.textContent ?? math.getAttribute('alttext');
    const whole = math.closest('.katex,mjx-container,.mwe-math-element') ?? math;
    if (whole !== math) for (const drawn of whole.querySelectorAll(DRAWN)) drawn.remove();
    replace(whole, tex ?? writeLine(math));
  }
}

function replace(formula: Element, text: string): void {
  const clean = text
    .replace(/^\s*\{\s*\\displaystyle\s*([\s\S]*)\}\s*$/, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  if (clean === '' || clean.length > MAX_LENGTH) {
    formula.remove();
    return;
  }
  const code = formula.ownerDocument.createElement('code');
  code.textContent = clean;
  formula.replaceWith(code);
}

/** MathML in one line. */
function writeLine(node: Element): string {
  const parts = [...node.children].filter((child) => !/^annotation/.test(child.localName)).map(writeLine);
  const [first = '', second = '', third = ''] = parts;
  switch (node.localName) {
    case 'mfrac':
      return `(${first})/(${second})`;
    case 'msup':
      return `${first}^${group(second)}`;
    case 'msub':
      return `${first}_${group(second)}`;
    case 'msubsup':
      return `${first}_${group(second)}^${group(third)}`;
    case 'msqrt':
      return `√(${parts.join('')})`;
    case 'mroot':
      return `${group(second)}√(${first})`;
    case 'mtr':
      return `${parts.join(', ')}; `;
    default:
      return parts.length > 0 ? parts.join('') : (node.textContent ?? '').trim();
  }
}

function group(text: string): string {
  return text.length > 1 ? `(${text})` : text;
}
