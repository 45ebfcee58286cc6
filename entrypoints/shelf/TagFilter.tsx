import { useSignal } from '@preact/signals';
import { IconButton } from '@/components/IconButton';
import { t } from '@/utils/i18n';
import { renameTag, type TagCount } from '@/utils/library/tags';

interface Props {
  tags: readonly TagCount[];
  query: string;
  onQuery: (query: string) => void;
}

const MAX_SHOWN = 24;

/** A tag as the search box understands it. */
function toQuery(tag: string): string {
  return /\s/.test(tag) ? `tag:"${tag}"` : `tag:${tag}`;
}

/** The tags in use: a click shows what has one, another click shows all; the one that is shown can be renamed. */
export function TagFilter({ tags, query, onQuery }: Props) {
  const renaming = useSignal<string | undefined>(undefined);
  if (tags.length === 0) return null;
  return (
    <nav class="tag-filter" aria-label={t('knownTags')}>
      {tags.slice(0, MAX_SHOWN).map(({ tag, count }) => {
        const isOn = query.trim() === toQuery(tag);
        if (renaming.value === tag) {
          return (
            <form
              key={tag}
              onSubmit={(event) => {
                event.preventDefault();
                const to = String(new FormData(event.currentTarget).get('name') ?? '').trim();
                renaming.value = undefined;
                renameTag(tag, to)
                  .then(() => to && onQuery(toQuery(to)))
                  .catch(() => undefined);
              }}
            >
              <input
                name="name"
                aria-label={t('renameTag', tag)}
                defaultValue={tag}
                autofocus
                onKeyDown={(event) => {
                  if (event.key === 'Escape') renaming.value = undefined;
                }}
              />
            </form>
          );
        }
        return (
          <span key={tag}>
            <button type="button" aria-pressed={isOn} onClick={() => onQuery(isOn ? '' : toQuery(tag))}>
              {tag} <small>{count}</small>
            </button>
            {isOn && <IconButton icon="edit" label={t('renameTag', tag)} onClick={() => (renaming.value = tag)} />}
          </span>
        );
      })}
    </nav>
  );
}
