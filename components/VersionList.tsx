import { formatAgo } from '@/utils/dates';
import { t, uiLanguage } from '@/utils/i18n';

interface Props {
  /** The bodies that the article had before. */
  versions: readonly { bodyHash: string; savedAt: string }[];
  onSwitch: (bodyHash: string) => void;
}

/** What an article said before and is kept: each can be shown again. Nothing where there is none. */
export function VersionList({ versions, onSwitch }: Props) {
  if (versions.length === 0) return null;
  return (
    <section class="version-list">
      <h3>{t('versionsKept')}</h3>
      <ul>
        {versions.map(({ bodyHash, savedAt }) => (
          <li key={bodyHash}>
            <span>{t('savedAgo', formatAgo(savedAt, uiLanguage()))}</span>
            <button type="button" class="button" onClick={() => onSwitch(bodyHash)}>
              {t('showVersion')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
