import { findAll } from '@/utils/annotate/find-all';

/** One setting, one line of a table or list, one thing to press: shown or hidden as a whole. */
const SETTING = 'fieldset, label, tr, li, dl > div, button, a, .stepper';
/** What stands over others, and is shown with any of them. */
const HEADING = 'h2, h3, caption';
/** What tells of something that has just been done is no setting. */
const SAID = '.notice, [role="status"], [role="alert"]';
/** How the style sheet knows what was not found, and the words that were. */
const UNFOUND = 'data-unfound';
const LAYER = 'settings-hit';

/**
 * Shows of the sections only the settings that say what is sought, whole groups where their headings say it, and marks
 * the words. Everything is shown again when nothing is sought. Gives whether anything was found. The marks may be the
 * browser's own: this page is ours alone.
 */
export function searchSettings(sections: readonly Element[], sought: string): boolean {
  CSS.highlights.delete(LAYER);
  if (!sought.trim()) {
    for (const section of sections) showAll(section);
    return true;
  }
  const found = sections.filter((section) => filter(section, sought));
  CSS.highlights.set(LAYER, new Highlight(...found.flatMap((section) => listRanges(section, sought))));
  return found.length > 0;
}

/** Whether something in `element` says what is sought; what does not is hidden. */
function filter(element: Element, sought: string): boolean {
  if (element.matches(SETTING) || element.childElementCount === 0) return show(element, says(element, sought));
  let heading: Element | undefined;
  let isAll = false;
  let isWhole = false;
  let isFound = false;
  for (const child of element.children) {
    if (child.matches(SAID)) continue;
    if (child.matches(HEADING)) {
      heading = child;
      const isSaid = says(child, sought);
      // The heading of a section is that of all its groups.
      if (child.localName === 'h2') isAll = isSaid;
      isWhole = isAll || isSaid;
      isFound = show(child, isWhole) || isFound;
    } else if (isWhole) {
      showAll(child);
    } else if (filter(child, sought)) {
      isFound = true;
      if (heading) show(heading, true);
    }
  }
  const title = element.firstElementChild;
  if (isFound && title?.localName === 'h2') show(title, true);
  return show(element, isFound);
}

function says(element: Element, sought: string): boolean {
  return findAll(element.textContent ?? '', sought).length > 0;
}

function show(element: Element, isShown: boolean): boolean {
  element.toggleAttribute(UNFOUND, !isShown);
  return isShown;
}

function showAll(element: Element): void {
  for (const hidden of [element, ...element.querySelectorAll(`[${UNFOUND}]`)]) hidden.removeAttribute(UNFOUND);
}

function listRanges(root: Element, sought: string): Range[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const { start, end } of findAll(node.nodeValue ?? '', sought)) {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  return ranges;
}
