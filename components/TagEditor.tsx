import { useEffect, useRef } from 'preact/hooks';
import { t } from '@/utils/i18n';

interface Props {
  tags: readonly string[];
  onTags: (tags: string[]) => void;
  onCancel: () => void;
}

/** Tags as one line of text, divided by commas of either width; Enter keeps them, Escape leaves them as they were. */
export function TagEditor({ tags, onTags, onCancel }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <form
      class="tag-editor"
      onSubmit={(event) => {
        event.preventDefault();
        onTags((input.current?.value ?? '').split(/[,，、;；]/));
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
        defaultValue={tags.join(', ')}
        aria-label={t('tagsLabel')}
        placeholder={t('tagsLabel')}
        autocomplete="off"
      />
      <button type="submit" class="button">
        {t('done')}
      </button>
    </form>
  );
}
