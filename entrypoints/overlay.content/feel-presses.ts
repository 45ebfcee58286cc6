/** What can be pressed here; a transition begins on it when it is let go (`overlay.css`). */
const PRESSABLE = 'button, a, label, summary, select, input, textarea, mark, [role="button"]';

/**
 * A page can keep every click to itself: its listeners at the window were there before ours. It cannot keep the browser
 * from drawing as pressed what is pressed, and a transition of that look is told within our closed root only. So the end
 * of a press is felt by its look; where no click came of it, the click is given here, without leaving the root.
 */
export function feelPresses(dialog: HTMLElement): void {
  let isAnswered = false;
  let felt: HTMLElement[] = [];
  // A click that came, and what is none: another button, a drag, a finger that scrolls.
  for (const type of ['click', 'contextmenu', 'auxclick', 'dragstart', 'pointercancel']) {
    dialog.addEventListener(type, () => (isAnswered = true), true);
  }
  dialog.addEventListener('pointerdown', ({ pointerType }) => (isAnswered = pointerType === 'touch'), true);
  dialog.addEventListener('transitionrun', ({ propertyName, target }) => {
    if (propertyName !== 'shape-image-threshold' || !(target as Element).matches(PRESSABLE)) return;
    felt.push(target as HTMLElement);
    if (felt.length > 1) return;
    // What lies around it was pressed with it; the innermost is meant.
    setTimeout(() => {
      const part = felt.find((one) => felt.every((other) => other.contains(one)));
      felt = [];
      // Let go of elsewhere, it was thought better of.
      if (part && !isAnswered && part.matches(':hover')) press(part);
      isAnswered = false;
    });
  });
}

function press(part: HTMLElement): void {
  const control = part.localName === 'label' ? ((part as HTMLLabelElement).control ?? part) : part;
  if (control.localName === 'select') (control as HTMLSelectElement).showPicker();
  else if (control.matches('button, input, textarea')) control.focus({ preventScroll: true });
  control.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, view: window }));
}
