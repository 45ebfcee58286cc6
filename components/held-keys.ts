import { useLayoutEffect } from 'preact/hooks';
import { isTyping, toKey } from '@/utils/keys';

/** Which keys are meant for something that is still to come. */
type IsMeant = (event: KeyboardEvent) => boolean;

interface Held {
  event: KeyboardEvent;
  /** Where it was heard. */
  place: Document | Element;
}

/** After this a key is not meant any more, and nobody waits for what has not come. */
const MAX_MS = 10_000;

const awaited = new Set<IsMeant>();
let held: Held[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
/** The one that is being given again. */
let given: KeyboardEvent | undefined;
let isGiving = false;

/**
 * Listens for keys from the first moment. What is pressed before that is there which it is meant for (the reader's keys,
 * the list, a field to write in) is held, with all that is typed after it, and given again in its order when it is there.
 * Returns the end of it.
 */
export function holdKeysIn(place: Document | Element): () => void {
  const onKey = (pressed: Event) => hear(pressed as KeyboardEvent, place);
  place.addEventListener('keydown', onKey, true);
  place.addEventListener('pointerdown', drop, true);
  return () => {
    place.removeEventListener('keydown', onKey, true);
    place.removeEventListener('pointerdown', drop, true);
  };
}

/** Has keys wait for something; what is returned says that it is there. */
export function awaitWithKeys(isMeant: IsMeant): () => void {
  const mine: IsMeant = (event) => isMeant(event);
  awaited.add(mine);
  const limit = setTimeout(end, MAX_MS);
  function end(): void {
    clearTimeout(limit);
    if (awaited.delete(mine)) void give();
  }
  return end;
}

/** The same as long as a component is waiting. */
export function useAwaited(isWaiting: boolean, isMeant: IsMeant): void {
  useLayoutEffect(() => (isWaiting ? awaitWithKeys(isMeant) : undefined), [isWaiting]);
}

function hear(event: KeyboardEvent, place: Document | Element): void {
  if (event === given || event.defaultPrevented) return;
  // Who leaves wants nothing of what was pressed before, and the way out waits for nothing.
  if (event.key === 'Escape') drop();
  if (toKey(event) === undefined || event.isComposing || /^(?:Escape|Tab|F\d+)$/.test(event.key)) return;
  // What goes with a modifier is the browser's.
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const isFirst = held.length === 0;
  if (isFirst && (isTyping(event) || !isAwaited(event))) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  held.push({ event, place });
  if (isFirst) timer = setTimeout(drop, MAX_MS);
}

function isAwaited(event: KeyboardEvent): boolean {
  return [...awaited].some((isMeant) => isMeant(event));
}

function drop(): void {
  clearTimeout(timer);
  held = [];
}

async function give(): Promise<void> {
  if (isGiving) return;
  isGiving = true;
  // What has just come is drawn first, and so is what each key brings.
  await nextTask();
  for (let next = held[0]; next && !isAwaited(next.event); next = held[0]) {
    held.shift();
    press(next);
    await nextTask();
  }
  if (held.length === 0) clearTimeout(timer);
  isGiving = false;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** As if it were pressed now, where the focus is now. */
function press({ event, place }: Held): void {
  const { key, code, shiftKey, repeat } = event;
  const frame = place.ownerDocument === null ? (place as Document).defaultView?.frameElement : undefined;
  const root = (frame?.ownerDocument ?? place.getRootNode()) as Document | ShadowRoot;
  const target = root.activeElement ?? (root.nodeType === Node.DOCUMENT_NODE ? (root as Document).body : place);
  // Not composed: over a page it stays within our root.
  given = new KeyboardEvent('keydown', { key, code, shiftKey, repeat, bubbles: true, cancelable: true });
  if (target.dispatchEvent(given)) doDefault(target, key);
  given = undefined;
}

/** What the browser makes of a key only where a hand has pressed it. */
function doDefault(target: EventTarget, key: string): void {
  const element = target as HTMLElement;
  if (/^(?:button|a|summary)$/.test(element.localName) && (key === 'Enter' || key === ' ')) element.click();
  if (element.localName !== 'textarea' && (element.localName !== 'input' || !/text|search/.test(typeOf(element))))
    return;
  const field = element as HTMLInputElement | HTMLTextAreaElement;
  if (key === 'Enter' && field.localName === 'input') field.form?.requestSubmit();
  const text = key === 'Enter' ? '\n' : key;
  if (text.length !== 1 || (text === '\n' && field.localName === 'input')) return;
  field.setRangeText(text, field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
}

function typeOf(element: HTMLElement): string {
  return (element as HTMLInputElement).type;
}
