import { t } from '@/utils/i18n';
import { TAG_COLORS, type TagColor } from '@/utils/tag-color';

interface Props {
  tag: string;
  color: TagColor | undefined;
  onName: (name: string) => void;
  onColor: (color: TagColor | undefined) => void;
  onClose: () => void;
}

/** The name and the colour of a tag. A colour counts at once; Enter keeps the name. */
export function TagLook({ tag, color, onName, onColor, onClose }: Props) {
  return (
    <form
      class="tag-look"
      aria-label={t('tagLook', tag)}
      onSubmit={(event) => {
        event.preventDefault();
        onName(String(new FormData(event.currentTarget).get('name') ?? '').trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <input
        name="name"
        aria-label={t('tagName')}
        title={t('tagName')}
        defaultValue={tag}
        autocomplete="off"
        autofocus
      />
      <button type="submit" class="button">
        {t('done')}
      </button>
      <fieldset>
        <legend>{t('tagColor')}</legend>
        {[undefined, ...TAG_COLORS].map((one) => (
          <button
            key={one ?? 'none'}
            type="button"
            class="tag-look-color"
            data-tag-color={one}
            aria-label={t(`color_${one ?? 'none'}`)}
            title={t(`color_${one ?? 'none'}`)}
            aria-pressed={one === color}
            onClick={() => onColor(one)}
          />
        ))}
      </fieldset>
    </form>
  );
}
