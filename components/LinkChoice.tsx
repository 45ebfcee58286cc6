import { t } from '@/utils/i18n';
import { Icon } from './Icon';

/** A link that may be kept. */
export interface ChoiceLink {
  url: string;
  title: string;
  /** The host, as the reader knows it. */
  site: string;
  isKept: boolean;
  isChosen: boolean;
}

interface Props {
  links: readonly ChoiceLink[];
  onToggle: (url: string) => void;
  onAll: (isChosen: boolean) => void;
  onSave: () => void;
}

/** Links to tick: title, site, and whether it is kept already. */
export function LinkChoice({ links, onToggle, onAll, onSave }: Props) {
  const chosen = links.filter(({ isChosen }) => isChosen).length;
  if (links.length === 0) return <p role="status">{t('noLinks')}</p>;
  return (
    <div class="link-choice">
      <div class="link-choice-bar">
        <span role="status">{t('linksChosen', chosen, links.length)}</span>
        <button type="button" class="button" onClick={() => onAll(chosen === 0)}>
          {t(chosen > 0 ? 'chooseNone' : 'chooseAll')}
        </button>
        <button type="button" class="button button-primary" disabled={chosen === 0} onClick={onSave}>
          {t('saveChosen', chosen)}
        </button>
      </div>
      <ul aria-label={t('chooseLinks')}>
        {links.map(({ url, title, site, isKept, isChosen }) => (
          <li key={url}>
            <label>
              <input type="checkbox" checked={isChosen} onChange={() => onToggle(url)} />
              <span class="link-choice-title">{title || url}</span>
              {isKept && (
                <span class="link-choice-kept">
                  <Icon name="check" />
                  {t('saved')}
                </span>
              )}
              <span class="link-choice-site">{site}</span>
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}
