import type { Difference } from '@/utils/compare-texts';
import { t } from '@/utils/i18n';
import { IconButton } from './IconButton';
import { VersionList } from './VersionList';

/** What became of the page that an article was read from. */
export type Original =
  | { kind: 'checking' }
  | { kind: 'gone' }
  | { kind: 'same' }
  | { kind: 'kept' }
  | { kind: 'switched' }
  | { kind: 'changed'; differences: readonly Difference[]; added: number; removed: number }
  | { kind: 'failed'; text: string };

interface Props {
  original: Original;
  /** The bodies that the article had before. */
  versions: readonly { bodyHash: string; savedAt: string }[];
  onKeep: () => void;
  onSwitch: (bodyHash: string) => void;
  onClose: () => void;
}

/** The saved article beside its page as it is now, and the versions that were kept. */
export function ChangePanel({ original, versions, onKeep, onSwitch, onClose }: Props) {
  return (
    <section class="change-panel" aria-label={t('checkOriginal')}>
      <header>
        <h2>{t('checkOriginal')}</h2>
        <IconButton icon="close" label={t('closePanel')} onClick={onClose} />
      </header>
      <p role="status">{toWords(original)}</p>
      {original.kind === 'changed' && (
        <>
          <button type="button" class="button button-primary" onClick={onKeep}>
            {t('keepNew')}
          </button>
          <div class="change-panel-text">
            {original.differences.map((part, i) => (
              // Parts have no name but their place, and never move.
              <Part key={i} part={part} />
            ))}
          </div>
        </>
      )}
      <VersionList versions={versions} onSwitch={onSwitch} />
    </section>
  );
}

function toWords(original: Original): string {
  if (original.kind === 'failed') return original.text;
  if (original.kind === 'changed') return t('original_changed', original.added, original.removed);
  return t(`original_${original.kind}`);
}

function Part({ part }: { part: Difference }) {
  if (part.kind === 'same') return <p class="change-panel-same">{t('paragraphsSame', part.paragraphs.length)}</p>;
  const paragraphs = part.paragraphs.map((text, i) => <p key={`${i} ${text}`}>{text}</p>);
  return part.kind === 'added' ? <ins>{paragraphs}</ins> : <del>{paragraphs}</del>;
}
