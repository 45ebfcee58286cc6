import { useSignal } from '@preact/signals';
import { IconButton } from '@/components/IconButton';
import { TagLook } from '@/components/TagLook';
import type { FacetCount, Filters } from '@/utils/filters';
import { t } from '@/utils/i18n';
import type { TagColor } from '@/utils/tag-color';

interface Props {
  tags: readonly FacetCount[];
  filters: Filters;
  colorOf: (tag: string) => TagColor | undefined;
  onFilters: (filters: Filters) => void;
  onRename: (from: string, to: string) => void;
  onColor: (tag: string, color: TagColor | undefined) => void;
}

const MAX_SHOWN = 24;

/** The tags in use: a click narrows the list by one, another click takes it off; the one that is on can be changed. */
export function TagFilter({ tags, filters, colorOf, onFilters, onRename, onColor }: Props) {
  const changing = useSignal<string | undefined>(undefined);
  if (tags.length === 0) return null;
  return (
    <nav class="tag-filter" aria-label={t('knownTags')}>
      {tags.slice(0, MAX_SHOWN).map(({ name: tag, count }) => {
        const isOn = filters.tags.includes(tag);
        const next = isOn ? filters.tags.filter((one) => one !== tag) : [...filters.tags, tag];
        return (
          <span key={tag}>
            <button
              type="button"
              aria-pressed={isOn}
              data-tag-color={colorOf(tag)}
              onClick={() => onFilters({ ...filters, tags: next })}
            >
              {tag} <small>{count}</small>
            </button>
            {isOn && (
              <IconButton
                icon="edit"
                label={t('tagLook', tag)}
                isExpanded={changing.value === tag}
                onClick={() => (changing.value = changing.value === tag ? undefined : tag)}
              />
            )}
          </span>
        );
      })}
      {changing.value !== undefined && filters.tags.includes(changing.value) && (
        <TagLook
          key={changing.value}
          tag={changing.value}
          color={colorOf(changing.value)}
          onName={(name) => {
            if (changing.value !== undefined && name) onRename(changing.value, name);
            changing.value = undefined;
          }}
          onColor={(color) => changing.value !== undefined && onColor(changing.value, color)}
          onClose={() => (changing.value = undefined)}
        />
      )}
    </nav>
  );
}
