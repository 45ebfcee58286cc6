import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '@/utils/i18n';
import { IconButton } from './IconButton';

const TAKINGS = ['markdown', 'rich', 'quote', 'export'] as const;
/** Ways to take an article along. */
export type Taking = (typeof TAKINGS)[number];

interface Props {
  /** The words that are selected go with `quote`. */
  onTake: (taking: Taking) => void;
}

const GAP_PX = 4;

/** A menu of ways to take an article along; it lies above everything, because lists clip what is in them. */
export function TakeMenu({ onTake }: Props) {
  const holder = useRef<HTMLSpanElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const isOpen = useSignal(false);

  // Only one that is open is drawn: a list has as many of these as it has rows.
  useLayoutEffect(() => {
    const [button, list] = [holder.current?.getBoundingClientRect(), menu.current];
    if (!button || !list) return;
    list.showPopover();
    const { width, height } = list.getBoundingClientRect();
    const isRoomBelow = button.bottom + GAP_PX + height <= innerHeight;
    list.style.top = `${isRoomBelow ? button.bottom + GAP_PX : Math.max(0, button.top - GAP_PX - height)}px`;
    list.style.left = `${Math.max(GAP_PX, Math.min(button.left, innerWidth - width - GAP_PX))}px`;
    list.querySelector('button')?.focus();
    // A press on the saved copy is heard in another document; that the page loses the focus is heard here.
    const hide = () => list.hidePopover();
    addEventListener('blur', hide);
    return () => removeEventListener('blur', hide);
  }, [isOpen.value]);

  function move(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    // Keys of the list below mean nothing in here.
    event.stopPropagation();
    if (!step) return;
    event.preventDefault();
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    items[(at + step + items.length) % items.length]?.focus();
  }

  return (
    <span class="take-menu" ref={holder}>
      <IconButton icon="export" label={t('takeOut')} isExpanded={isOpen.value} onClick={() => (isOpen.value = true)} />
      {isOpen.value && (
        <div
          ref={menu}
          popover="auto"
          role="menu"
          tabIndex={-1}
          aria-label={t('takeOut')}
          onKeyDown={move}
          onToggle={(event) => {
            if (event.newState === 'closed') isOpen.value = false;
          }}
        >
          {TAKINGS.map((taking) => (
            <button
              key={taking}
              type="button"
              role="menuitem"
              onClick={() => {
                menu.current?.hidePopover();
                onTake(taking);
              }}
            >
              {t(`take_${taking}`)}
            </button>
          ))}
        </div>
      )}
    </span>
  );
}
