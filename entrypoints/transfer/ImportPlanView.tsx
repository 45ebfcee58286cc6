import { t } from '@/utils/i18n';
import type { ImportPlan } from './run-import';

const COLUMNS = ['new', 'link', 'known', 'repeated', 'broken'] as const;
/** More lines than anybody reads here; the report has them all. */
const MAX_LINES = 100;

interface Props {
  plan: ImportPlan;
}

/** What an import would do, file by file, and what it cannot take and why. */
export function ImportPlanView({ plan }: Props) {
  const columns = COLUMNS.filter((column) => column !== 'repeated' || plan.counts.repeated > 0);
  return (
    <>
      <table class="transfer-table">
        <caption>
          <h2>{t('importPlan')}</h2>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('importFile')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" class="number">
                {t(`verdict_${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.files.map(({ file, format, counts }, i) => (
            // Two files may have one name.
            <tr key={i}>
              <th scope="row">
                {file.name}
                <br />
                <small>{format ? t(`format_${format}`) : t('broken_unknownFormat')}</small>
              </th>
              {columns.map((column) => (
                <td key={column} class="number" data-label={t(`verdict_${column}`)}>
                  {counts[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {(plan.news.tagColors > 0 || plan.news.rules > 0) && (
        <p>{t('importShared', plan.news.tagColors, plan.news.rules)}</p>
      )}
      {plan.counts.link > 0 && <p>{t('importLinksHint')}</p>}
      {plan.broken.length > 0 && (
        <details>
          <summary>{t('importBroken', plan.broken.length)}</summary>
          <ul>
            {plan.broken.slice(0, MAX_LINES).map(({ where, reason }, i) => (
              <li key={i}>
                <strong>{where}</strong> — {t(`broken_${reason}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
