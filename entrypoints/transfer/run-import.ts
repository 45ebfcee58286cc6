import type { ArchivedArticle } from '@/utils/archived-article';
import type { ArchivedShared } from '@/utils/archived-shared';
import type { BrokenReason, ImportFile, ImportFormat } from '@/utils/import/import-item';
import { readFile } from '@/utils/import/read-file';
import { recognize } from '@/utils/import/recognize';
import { createImporter, type KnownChoice, type Outcome, type Verdict } from '@/utils/library/import-articles';
import { type ProblemCode, toProblemCode } from '@/utils/problem';
import { findNews, takeShared } from './transfer-shared';

/** Articles, and characters of text, that are written at once. */
const BATCH = 50;
const BATCH_TEXT = 4_000_000;

/** A file as the dry run found it. */
export interface PlannedFile {
  file: ImportFile;
  /** Missing where it is nothing that is known here. */
  format?: ImportFormat;
  counts: Record<Verdict | 'broken', number>;
}

/** What an import would do. */
export interface ImportPlan {
  files: PlannedFile[];
  counts: Record<Verdict | 'broken', number>;
  broken: BrokenLine[];
  /** What the files bring that belongs to no single article, and how much of it is not here yet. */
  shared: ArchivedShared;
  news: SharedCounts;
  /** Ids that the files bring. */
  ownIds: Set<string>;
  /** What counts as now, in the dry run and in the import alike. */
  now: Date;
}

/** How many colours of tags, and rules for sites. */
export interface SharedCounts {
  tagColors: number;
  rules: number;
}

/** Something in a file that cannot be taken. */
export interface BrokenLine {
  where: string;
  reason: BrokenReason;
}

/** What an import did, line by line. */
export interface ImportReport {
  counts: Record<Outcome | 'broken', number>;
  shared: SharedCounts;
  lines: ReportLine[];
  isCancelled: boolean;
  /** What has ended it before its end; what was done until then stands. */
  problem?: ProblemCode;
}

export interface ReportLine {
  outcome: Outcome | 'broken';
  /** A title, or where in the file. */
  what: string;
  url?: string;
  reason?: BrokenReason;
}

interface RunOptions {
  signal?: AbortSignal;
  /** After every batch, with how much was looked at. */
  onProgress?: (done: number) => void;
}

/** The dry run: reads the files from end to end, looks everything up and changes nothing. @throws the signal's reason */
export async function planImport(
  files: readonly ImportFile[],
  { signal, onProgress }: RunOptions = {},
): Promise<ImportPlan> {
  const plan: ImportPlan = {
    files: [],
    counts: noVerdicts(),
    broken: [],
    shared: { tagColors: [], rules: [] },
    news: { tagColors: 0, rules: 0 },
    ownIds: new Set(),
    now: new Date(),
  };
  const importer = createImporter({ known: 'skip', ownIds: plan.ownIds });
  let done = 0;
  for (const file of files) {
    const planned: PlannedFile = { file, format: await recognize(file), counts: noVerdicts() };
    plan.files.push(planned);
    const judge = async (batch: ArchivedArticle[]) => {
      for (const verdict of await importer.judge(batch)) {
        planned.counts[verdict] += 1;
        plan.counts[verdict] += 1;
      }
      done += batch.length;
      onProgress?.(done);
    };
    const onBroken = (line: BrokenLine) => {
      planned.counts.broken += 1;
      plan.counts.broken += 1;
      plan.broken.push(line);
    };
    await readBatches(planned, plan.now, {
      signal,
      onBatch: judge,
      onBroken,
      onArticle: ({ id }) => id && plan.ownIds.add(id),
      onShared: ({ tagColors, rules }) => {
        plan.shared = {
          tagColors: [...plan.shared.tagColors, ...tagColors],
          rules: [...plan.shared.rules, ...rules],
        };
      },
    });
  }
  plan.news = countShared(await findNews(plan.shared, { isReplacing: false }));
  return plan;
}

/**
 * Does what the plan says. Each batch is on disk before the next one begins, so that whatever ends this, what is there is
 * whole, and the same import again goes on from there. When it is cancelled or the disk refuses, the report says so and
 * how far it came.
 */
export async function runImport(
  plan: ImportPlan,
  { known, signal, onProgress }: RunOptions & { known: KnownChoice },
): Promise<ImportReport> {
  const report: ImportReport = {
    counts: noOutcomes(),
    shared: { tagColors: 0, rules: 0 },
    lines: [],
    isCancelled: false,
  };
  const importer = createImporter({ known, ownIds: plan.ownIds });
  let done = 0;
  const take = async (batch: ArchivedArticle[]) => {
    const outcomes = await importer.take(batch);
    for (const [i, outcome] of outcomes.entries()) {
      report.counts[outcome] += 1;
      const { title = '', url } = batch[i]?.fields ?? {};
      report.lines.push({ outcome, what: title, url });
    }
    done += batch.length;
    onProgress?.(done);
  };
  const onBroken = ({ where, reason }: BrokenLine) => {
    report.counts.broken += 1;
    report.lines.push({ outcome: 'broken', what: where, reason });
  };
  try {
    for (const planned of plan.files) await readBatches(planned, plan.now, { signal, onBatch: take, onBroken });
    const news = await findNews(plan.shared, { isReplacing: known === 'replace' });
    await takeShared(news);
    report.shared = countShared(news);
  } catch (error) {
    if (signal?.aborted) report.isCancelled = true;
    else report.problem = toProblemCode(error);
  }
  return report;
}

interface BatchOptions {
  signal?: AbortSignal;
  onBatch: (batch: ArchivedArticle[]) => Promise<void>;
  onBroken: (line: BrokenLine) => void;
  onArticle?: (article: ArchivedArticle) => unknown;
  onShared?: (shared: ArchivedShared) => void;
}

async function readBatches({ file, format }: PlannedFile, now: Date, options: BatchOptions): Promise<void> {
  const { signal, onBatch, onBroken, onArticle, onShared } = options;
  if (format === undefined) {
    onBroken({ where: file.name, reason: 'unknownFormat' });
    return;
  }
  let batch: ArchivedArticle[] = [];
  let text = 0;
  let isEmpty = true;
  for await (const item of readFile(file, format, now)) {
    signal?.throwIfAborted();
    isEmpty = false;
    if (item.kind === 'broken') {
      onBroken(item);
      continue;
    }
    if (item.kind === 'shared') {
      onShared?.(item.shared);
      continue;
    }
    onArticle?.(item.article);
    batch.push(item.article);
    text += item.article.body?.html.length ?? 0;
    // Pictures are read when the batch is written: not more than one article's in memory.
    if (batch.length < BATCH && text < BATCH_TEXT && item.article.pictures.length === 0) continue;
    await onBatch(batch);
    batch = [];
    text = 0;
  }
  if (batch.length > 0) await onBatch(batch);
  if (isEmpty) onBroken({ where: file.name, reason: 'empty' });
  signal?.throwIfAborted();
}

function countShared({ tagColors, rules }: ArchivedShared): SharedCounts {
  return { tagColors: tagColors.length, rules: rules.length };
}

function noVerdicts(): ImportPlan['counts'] {
  return { new: 0, link: 0, known: 0, repeated: 0, broken: 0 };
}

function noOutcomes(): ImportReport['counts'] {
  return { added: 0, linked: 0, skipped: 0, replaced: 0, tagged: 0, copied: 0, repeated: 0, broken: 0 };
}
