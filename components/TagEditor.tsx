import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '@/utils/i18n';

interface Props {
  tags: readonly string[];
  /** Tags in use, most used first: offered as what is typed goes on. */
  known: readonly string[];
  onTags: (tags: string[]) => void;
  onCancel: () => void;
}

const DIVIDER = /[,，、;；]/;
const MAX_OFFERS = 6;

/** Tags as one line of text, divided by commas of either width; Enter keeps them, Escape leaves them as they were. */
export function TagEditor({ tags, known, onTags, onCancel }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const typed = useSignal(tags.map((tag) => `${tag}, `).join(''));
  // Whoever types on at once is heard: layout effects run before the next key.
  useLayoutEffect(() => input.current?.focus(), []);

  const parts = typed.value.split(DIVIDER).map((part) => part.trim());
  const last = (parts.at(-1) ?? '').toLowerCase();
  const offers = known
    .filter((tag) => !parts.includes(tag) && tag.toLowerCase().includes(last) && tag.toLowerCase() !== last)
    .slice(0, MAX_OFFERS);

  function take(tag: string): void {
    typed.value = [...parts.slice(0, -1).filter(Boolean), tag, ''].join(', ');
    input.current?.focus();
  }

  return (
    <form
      class="tag-editor"
      onSubmit={(event) => {
        event.preventDefault();
        onTags(typed.value.split(DIVIDER));
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Escape would close the popup as well.
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      <input
        ref={input}
        type="text"
        value={typed.value}
        aria-label={t('tagsLabel')}
        placeholder={t('tagsLabel')}
        autocomplete="off"
        onInput={(event) => (typed.value = event.currentTarget.value)}
      />
      <button type="submit" class="button">
        {t('done')}
      </button>
      {offers.length > 0 && (
        <ul class="tag-editor-offers" aria-label={t('knownTags')}>
          {offers.map((tag) => (
            <li key={tag}>
              <button type="button" onClick={() => take(tag)}>
                {tag}
              </button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
