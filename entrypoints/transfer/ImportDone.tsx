import { t } from '@/utils/i18n';
import { addJobs, type WantedLink } from '@/utils/library/jobs';
import { download } from './open-sink';
import type { ImportReport, ReportLine } from './run-import';

const OUTCOMES = ['added', 'linked', 'replaced', 'tagged', 'copied', 'skipped', 'repeated', 'broken'] as const;
const SHARED = ['tagColors', 'rules'] as const;

interface Props {
  report: ImportReport;
  /** The same again, where it has ended too early. */
  onContinue: () => void;
  onAgain: () => void;
}

/** What an import did, and all of it as a file. */
export function ImportDone({ report, onContinue, onAgain }: Props) {
  const { counts, shared, isCancelled, problem } = report;
  const isWhole = !isCancelled && problem === undefined;
  const links = report.lines.flatMap(({ outcome, what, url }) =>
    outcome === 'linked' && url !== undefined ? [{ url, title: what }] : [],
  );
  return (
    <>
      <div role="status">
        <h2>{t(isWhole ? 'imported' : 'importCancelled')}</h2>
      </div>
      {problem !== undefined && <p role="alert">{t(`problem_${problem}`)}</p>}
      <table class="transfer-table transfer-result">
        <tbody>
          {OUTCOMES.filter((one) => counts[one] > 0).map((one) => (
            <tr key={one}>
              <th scope="row">{t(`outcome_${one}`)}</th>
              <td class="number">{counts[one]}</td>
            </tr>
          ))}
          {SHARED.filter((one) => shared[one] > 0).map((one) => (
            <tr key={one}>
              <th scope="row">{t(`shared_${one}`)}</th>
              <td class="number">{shared[one]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="transfer-buttons">
        {!isWhole && (
          <button type="button" class="button button-primary" onClick={onContinue}>
            {t('importContinue')}
          </button>
        )}
        {links.length > 0 && (
          <button
            type="button"
            class={isWhole ? 'button button-primary' : 'button'}
            onClick={() => void fetchLinks(links)}
          >
            {t('importFetchLinks', links.length)}
          </button>
        )}
        <a class={links.length === 0 && isWhole ? 'button button-primary' : 'button'} href="/library.html">
          {t('library')}
        </a>
        <button type="button" class="button" onClick={() => download(toTable(report.lines), 'jingdu import.csv')}>
          {t('importSaveReport')}
        </button>
        <button type="button" class="button" onClick={onAgain}>
          {t('importOtherFiles')}
        </button>
      </div>
    </>
  );
}

/** Hands the links to the queue, which asks for what permission it needs. */
async function fetchLinks(links: readonly WantedLink[]): Promise<void> {
  await addJobs(links);
  location.href = '/queue.html';
}

/** One line for each thing that was in the files. */
function toTable(lines: readonly ReportLine[]): Blob {
  const cell = (text: string) => `"${text.replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`;
  const rows = lines.map(({ outcome, what, url = '', reason }) =>
    [t(`outcome_${outcome}`), what, reason ? t(`broken_${reason}`) : url].map(cell).join(','),
  );
  return new Blob([`\ufeff${rows.join('\r\n')}\r\n`], { type: 'text/csv' });
}
