import { t } from '@/utils/i18n';

/** How a reference looks: `[1]`, `［1］`, `〔1〕`, `(1)`, `①`, `注1`; a bare number or star only where it is raised. */
const MARK = /^(?:[[［〔(（]\s*(?:注\s*)?(\d{1,3})\s*[\]］〕)）]|注\s*(\d{1,3})|([①-⑳])|(\d{1,3})|([*＊†‡]))$/;
const CIRCLED_ONE = 0x2460;
/** The same at the beginning of a note. */
const HEAD =
  /^\s*(?:[[［〔(（]\s*(?:注\s*)?(\d{1,3})\s*[\]］〕)）]|注\s*(\d{1,3})\s*[:：.、]?|([①-⑳])|(\d{1,3})\s*[.．、:：\s]|([*＊†‡]))\s*/;
/** What leads back from a note to its reference. */
const BACK = /[↩↑^⏎]\s*$/;

/** Turns references to notes into buttons that open the note below their paragraph; the notes stay where they are. */
export function prepareNotes(fragment: DocumentFragment): void {
  const marks = [...fragment.querySelectorAll<HTMLElement>('sup, a:not([href])')].filter(
    (element) => !element.parentElement?.closest('sup, a:not([href])'),
  );
  if (marks.length === 0) return;
  const notes = listNotes(fragment);
  for (const mark of marks) {
    const number = readMark(mark);
    const note = number && notes.findLast((one) => one.number === number && isAfter(mark, one.element));
    if (note) toButton(mark, note.element);
  }
}

interface Note {
  number: string;
  element: HTMLElement;
}

/** What may be a note: a line that begins with its mark, or an item of a numbered list. */
function listNotes(fragment: DocumentFragment): Note[] {
  const notes: Note[] = [];
  for (const element of fragment.querySelectorAll<HTMLElement>('p, li, dd')) {
    const head = HEAD.exec(element.textContent ?? '');
    const list = element.parentElement;
    if (head) notes.push({ number: toNumber(head), element });
    else if (element.localName === 'li' && list?.localName === 'ol') {
      const start = (list as HTMLOListElement).start || 1;
      notes.push({ number: String(start + [...list.children].indexOf(element)), element });
    }
  }
  return notes;
}

function readMark(mark: HTMLElement): string | undefined {
  const match = MARK.exec((mark.textContent ?? '').trim());
  if (!match) return undefined;
  const isRaised = mark.localName === 'sup' || mark.closest('sup') !== null || mark.querySelector('sup') !== null;
  // `10` raised may be a power; it becomes a reference only where a note of that number follows.
  return isRaised || match[4] === undefined ? toNumber(match) : undefined;
}

function toNumber([, bracketed, named, circled, bare, star]: RegExpExecArray): string {
  if (circled) return String(circled.charCodeAt(0) - CIRCLED_ONE + 1);
  return String(bracketed ?? named ?? bare ?? star ?? '');
}

/** Not the note itself, whose own mark often leads back. */
function isAfter(mark: Element, note: Element): boolean {
  if (note.contains(mark)) return false;
  return (mark.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function toButton(mark: HTMLElement, note: HTMLElement): void {
  const words = (note.textContent ?? '').replace(HEAD, '').replace(BACK, '').trim();
  if (!words) return;
  const button = mark.ownerDocument.createElement('span');
  button.className = 'article-view-note-mark';
  button.setAttribute('role', 'button');
  button.tabIndex = 0;
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-label', t('note', (mark.textContent ?? '').trim()));
  button.dataset.note = words;
  button.append(...mark.childNodes);
  mark.append(button);
}

/** Opens the note of a reference below the block that it stands in, or closes it. */
export function toggleNote(mark: HTMLElement): void {
  const block = mark.closest('p, li, blockquote, dd, td, th, h1, h2, h3, h4, h5, h6') ?? mark;
  const isOpen = mark.getAttribute('aria-expanded') === 'true';
  for (const other of block.querySelectorAll('.article-view-note-mark')) other.setAttribute('aria-expanded', 'false');
  const inside = /^(?:li|dd|td|th|blockquote)$/.test(block.localName);
  const place = inside ? block.lastElementChild : block.nextElementSibling;
  if (place?.classList.contains('article-view-note')) place.remove();
  if (isOpen) return;
  const note = mark.ownerDocument.createElement('div');
  note.className = 'article-view-note';
  note.dataset.added = '';
  note.setAttribute('role', 'note');
  note.textContent = mark.dataset.note ?? '';
  if (inside) block.append(note);
  else block.after(note);
  mark.setAttribute('aria-expanded', 'true');
}
