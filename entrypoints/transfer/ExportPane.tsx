import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ChoiceList } from '@/components/ChoiceList';
import { Notice } from '@/components/Notice';
import { ProgressLine } from '@/components/ProgressLine';
import { t, uiLanguage } from '@/utils/i18n';
import { toProblemCode } from '@/utils/problem';
import type { TransferScope } from '@/utils/transfer-scope';
import { exportWords } from './export-words';
import { formatBytes } from './format-bytes';
import { listScope, type ScopeList } from './list-scope';
import { openSink } from './open-sink';
import { EXPORT_FORMATS, type ExportFormat, type ExportResult, runExport, toFileName } from './run-export';
import { toExportProblem } from './to-export-problem';

interface Props {
  scope: TransferScope | undefined;
  onBusy: (isBusy: boolean) => void;
}

/** What became of an export, or of the list of what can be exported. */
interface Said {
  kind: 'done' | 'problem';
  text: string;
  isExport?: boolean;
}

/** What goes out, and as what. */
export function ExportPane({ scope, onBusy }: Props) {
  const lists = useSignal<ScopeList[]>([]);
  const chosen = useSignal<ScopeList['kind']>(scope?.kind ?? 'all');
  const format = useSignal<ExportFormat>('archive');
  const done = useSignal<number | undefined>(undefined);
  const said = useSignal<Said | undefined>(undefined);
  const stop = useRef<AbortController | undefined>(undefined);

  useEffect(() => {
    listScope(scope).then(
      (now) => (lists.value = now),
      (error: unknown) => (said.value = { kind: 'problem', text: t(`problem_${toProblemCode(error)}`) }),
    );
  }, [scope]);

  const list = lists.value.find(({ kind }) => kind === chosen.value) ?? lists.value.at(-1);
  // The bin is part of what the archive keeps, and of nothing that is made to be read.
  const hasBin = format.value === 'archive' || format.value === 'jsonLines';
  const ids = list ? (hasBin ? list.all : list.kept) : [];

  async function start(): Promise<void> {
    const name = toFileName(format.value, { title: ids.length === 1 ? list?.title : undefined, day: today() });
    const sink = await openSink(name);
    if (!sink) return;
    stop.current = new AbortController();
    done.value = 0;
    said.value = undefined;
    onBusy(true);
    try {
      const { signal } = stop.current;
      const words = exportWords();
      const onProgress = (count: number) => (done.value = count);
      const isWhole = list?.kind === 'all';
      const result = await runExport({ ids, isWhole, format: format.value, words, signal, onProgress }, sink.writable);
      await sink.finish();
      said.value = { kind: 'done', text: tell(result, name) };
    } catch (error) {
      await sink.discard();
      const { aborted } = stop.current.signal;
      const text = t(aborted ? 'exportCancelled' : `problem_${toExportProblem(error)}`);
      said.value = aborted ? { kind: 'done', text } : { kind: 'problem', text, isExport: true };
    } finally {
      done.value = undefined;
      onBusy(false);
    }
  }

  const isBusy = done.value !== undefined;
  return (
    <section class="transfer-pane" aria-label={t('transfer_export')}>
      <ChoiceList
        legend={t('exportWhat')}
        name="what"
        choices={lists.value.map((one) => ({ value: one.kind, label: one.label, hint: countOf(one, hasBin) }))}
        value={list?.kind ?? 'all'}
        isDisabled={isBusy}
        onValue={(kind) => (chosen.value = kind)}
      />
      <ChoiceList
        legend={t('exportAs')}
        name="format"
        choices={EXPORT_FORMATS.map((one) => ({ value: one, label: t(`export_${one}`), hint: t(`exportHint_${one}`) }))}
        value={format.value}
        isDisabled={isBusy}
        onValue={(one) => (format.value = one)}
      />
      {isBusy ? (
        <ProgressLine
          text={t('exporting', done.value ?? 0, ids.length)}
          value={done.value ?? 0}
          max={Math.max(1, ids.length)}
          onCancel={() => stop.current?.abort()}
        />
      ) : (
        <div class="transfer-buttons">
          <button type="button" class="button button-primary" disabled={ids.length === 0} onClick={() => void start()}>
            {t('exportStart', ids.length.toLocaleString(uiLanguage()))}
          </button>
        </div>
      )}
      {said.value && (
        <Notice
          kind={said.value.kind}
          text={said.value.text}
          action={said.value.isExport ? { label: t('tryAgain'), onClick: () => void start() } : undefined}
          onDismiss={() => (said.value = undefined)}
        />
      )}
    </section>
  );
}

function countOf({ kept, all }: ScopeList, hasBin: boolean): string {
  const [more, fewer] = [all.length, kept.length].map((count) => count.toLocaleString(uiLanguage()));
  if (!hasBin || all.length === kept.length) return t('articleCount', fewer ?? '');
  return t('exportCountWithBin', more ?? '', (all.length - kept.length).toLocaleString(uiLanguage()));
}

function tell({ articles, bytes, withoutText }: ExportResult, name: string): string {
  const told = t('exported', articles, formatBytes(bytes, uiLanguage()), name);
  return withoutText > 0 ? `${told} ${t('exportedWithoutText', withoutText)}` : told;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
