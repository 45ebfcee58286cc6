import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { ChoiceList } from '@/components/ChoiceList';
import { DropZone } from '@/components/DropZone';
import { Notice } from '@/components/Notice';
import { ProgressLine } from '@/components/ProgressLine';
import { t } from '@/utils/i18n';
import { backUp } from '@/utils/library/backup/back-up';
import type { KnownChoice } from '@/utils/library/import-articles';
import { type ProblemCode, toProblemCode } from '@/utils/problem';
import { ImportDone } from './ImportDone';
import { ImportPlanView } from './ImportPlanView';
import { type ImportPlan, type ImportReport, planImport, runImport } from './run-import';

type Stage =
  | { kind: 'choose' }
  | { kind: 'looking'; done: number }
  | { kind: 'planned'; plan: ImportPlan }
  | { kind: 'backingUp' }
  | { kind: 'working'; done: number; total: number }
  | { kind: 'done'; plan: ImportPlan; report: ImportReport };

const KNOWN: readonly KnownChoice[] = ['skip', 'both', 'replace'];

interface Props {
  onBusy: (isBusy: boolean) => void;
}

/** Files in: first what would happen, then, if the reader wants it, that. */
export function ImportPane({ onBusy }: Props) {
  const stage = useSignal<Stage>({ kind: 'choose' });
  const known = useSignal<KnownChoice>('skip');
  const problem = useSignal<ProblemCode | undefined>(undefined);
  const stop = useRef<AbortController | undefined>(undefined);

  async function run(work: (signal: AbortSignal) => Promise<Stage>): Promise<void> {
    const before = stage.value;
    stop.current = new AbortController();
    const { signal } = stop.current;
    problem.value = undefined;
    onBusy(true);
    try {
      stage.value = await work(signal);
    } catch (error) {
      stage.value = before.kind === 'planned' && !signal.aborted ? before : { kind: 'choose' };
      if (!signal.aborted) problem.value = toProblemCode(error);
    } finally {
      onBusy(false);
    }
  }

  function look(files: File[]): void {
    void run(async (signal) => {
      stage.value = { kind: 'looking', done: 0 };
      const onProgress = (done: number) => (stage.value = { kind: 'looking', done });
      const named = files.map((file) => ({ name: file.name, blob: file }));
      return { kind: 'planned', plan: await planImport(named, { signal, onProgress }) };
    });
  }

  function take(plan: ImportPlan): void {
    void run(async (signal) => {
      const total = countAll(plan);
      stage.value = { kind: 'backingUp' };
      await backUpBefore(known.value, signal);
      stage.value = { kind: 'working', done: 0, total };
      const onProgress = (done: number) => (stage.value = { kind: 'working', done, total });
      return { kind: 'done', plan, report: await runImport(plan, { known: known.value, signal, onProgress }) };
    });
  }

  const now = stage.value;
  const again = () => (stage.value = { kind: 'choose' });
  return (
    <section class="transfer-pane" aria-label={t('transfer_import')}>
      {problem.value && (
        <Notice kind="problem" text={t(`problem_${problem.value}`)} onDismiss={() => (problem.value = undefined)} />
      )}
      {now.kind === 'choose' && (
        <>
          <DropZone text={t('importDrop')} action={t('importChoose')} onFiles={look} />
          <p>{t('importKnows')}</p>
          <p>{t('importNothingYet')}</p>
        </>
      )}
      {now.kind === 'looking' && (
        <ProgressLine text={t('importLooking', now.done)} value={now.done} onCancel={() => stop.current?.abort()} />
      )}
      {now.kind === 'planned' && (
        <>
          <ImportPlanView plan={now.plan} />
          {now.plan.counts.known > 0 && (
            <ChoiceList
              legend={t('importKnown', now.plan.counts.known)}
              name="known"
              choices={KNOWN.map((one) => ({ value: one, label: t(`known_${one}`), hint: t(`knownHint_${one}`) }))}
              value={known.value}
              onValue={(one) => (known.value = one)}
            />
          )}
          {countTaken(now.plan, known.value) + countNews(now.plan) === 0 && (
            <p>{t(now.plan.counts.known > 0 ? 'importAllKnown' : 'importNothing')}</p>
          )}
          <div class="transfer-buttons">
            {countTaken(now.plan, known.value) + countNews(now.plan) > 0 && (
              <button type="button" class="button button-primary" onClick={() => take(now.plan)}>
                {countTaken(now.plan, known.value) > 0
                  ? t('importStart', countTaken(now.plan, known.value))
                  : t('importSharedStart')}
              </button>
            )}
            <button type="button" class="button" onClick={again}>
              {t('importOtherFiles')}
            </button>
          </div>
        </>
      )}
      {now.kind === 'backingUp' && (
        <ProgressLine text={t('importBackingUp')} value={0} onCancel={() => stop.current?.abort()} />
      )}
      {now.kind === 'working' && (
        <ProgressLine
          text={t('importing', now.done, now.total)}
          value={now.done}
          max={Math.max(1, now.total)}
          onCancel={() => stop.current?.abort()}
        />
      )}
      {now.kind === 'done' && <ImportDone report={now.report} onContinue={() => take(now.plan)} onAgain={again} />}
    </section>
  );
}

/** What is only added to can be taken out again, so that a full disk need not stop it; what is replaced is gone. */
async function backUpBefore(known: KnownChoice, signal: AbortSignal): Promise<void> {
  await backUp('import', { signal }).catch((error: unknown) => {
    if (known === 'replace' || signal.aborted) throw error;
  });
}

function countAll({ counts }: ImportPlan): number {
  return counts.new + counts.link + counts.known + counts.repeated;
}

function countNews({ news }: ImportPlan): number {
  return news.tagColors + news.rules;
}

function countTaken({ counts }: ImportPlan, known: KnownChoice): number {
  return counts.new + counts.link + (known === 'skip' ? 0 : counts.known);
}
