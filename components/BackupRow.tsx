import { useSignal } from '@preact/signals';
import { formatAgo } from '@/utils/dates';
import { t, uiLanguage } from '@/utils/i18n';

/** Articles of one kind: how many, and the titles of the first. */
interface Some {
  count: number;
  titles: readonly string[];
}

interface Props {
  /** When it was made (ISO). */
  at: string;
  /** Why it was made, in words. */
  reason: string;
  articles: number;
  /** What bringing it back would do; undefined until that is known. */
  plan?: {
    missing: Some;
    differing: Some;
    onlyHere: Some;
    changedByMerge: number;
    same: number;
    damaged: number;
  };
  isDisabled: boolean;
  onOpen: () => void;
  onMerge: () => void;
  onReplace: () => void;
}

/** One backup; opened, it says what it would bring back before anything is done. */
export function BackupRow({ at, reason, articles, plan, isDisabled, onOpen, onMerge, onReplace }: Props) {
  const isAsking = useSignal(false);
  const when = new Date(at).toLocaleString(uiLanguage(), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li class="backup-row">
      <details onToggle={(event) => event.currentTarget.open && onOpen()}>
        <summary>
          <strong>{formatAgo(at, uiLanguage())}</strong>
          <span>{when}</span>
          <span>{reason}</span>
          <span>{t('articlesInBackup', articles)}</span>
        </summary>
        {plan ? (
          <div class="backup-row-plan">
            <Group words={t('planMissing', plan.missing.count)} some={plan.missing} />
            <Group words={t('planDiffering', plan.differing.count, plan.changedByMerge)} some={plan.differing} />
            <Group words={t('planOnlyHere', plan.onlyHere.count)} some={plan.onlyHere} />
            <p>{t('planSame', plan.same)}</p>
            {plan.damaged > 0 && <p>{t('planDamaged', plan.damaged)}</p>}
            {isAsking.value ? (
              <div class="backup-row-acts">
                <p role="status">{t('replaceQuestion', plan.onlyHere.count, plan.differing.count)}</p>
                <button type="button" class="button" onClick={() => (isAsking.value = false)}>
                  {t('cancel')}
                </button>
                <button
                  type="button"
                  class="button"
                  data-danger
                  disabled={isDisabled}
                  onClick={() => {
                    isAsking.value = false;
                    onReplace();
                  }}
                >
                  {t('replaceNow')}
                </button>
              </div>
            ) : (
              <div class="backup-row-acts">
                <p>{t('mergeHint')}</p>
                <button type="button" class="button button-primary" disabled={isDisabled} onClick={onMerge}>
                  {t('mergeBackup')}
                </button>
                <button type="button" class="button" disabled={isDisabled} onClick={() => (isAsking.value = true)}>
                  {t('replaceByBackup')}
                </button>
              </div>
            )}
          </div>
        ) : (
          <p role="status">{t('comparing')}</p>
        )}
      </details>
    </li>
  );
}

function Group({ words, some }: { words: string; some: Some }) {
  if (some.count === 0) return <p>{words}</p>;
  const more = some.count - some.titles.length;
  return (
    <details>
      <summary>{words}</summary>
      <ul>
        {some.titles.map((title, i) => (
          // Two articles may have the same title.
          <li key={`${i} ${title}`}>{title}</li>
        ))}
        {more > 0 && <li>{t('andMore', more)}</li>}
      </ul>
    </details>
  );
}
