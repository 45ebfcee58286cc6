import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { launch } from '../demo/launch.ts';
import { makeBenchExtension } from './bench-extension.ts';
import { type Gold, readGold, visitPages } from './visit-pages.ts';

/** A page and what one function of the page side answered there. */
export interface Measured<Answer> {
  gold: Gold;
  /** The name of its folder. */
  set: string;
  answer: Answer;
}

/** What a fit was asked to do: `DATA_DIR... [--write] [--keep DIR]`. */
export interface FitArguments {
  folders: string[];
  isToWrite: boolean;
  /** Where what was measured and fitted is kept, so that a run that was cut off goes on. Empty it when measures change. */
  keep?: string;
}

/** Reads the words of a fit's command line. */
export function readArguments(words: readonly string[]): FitArguments {
  const at = words.indexOf('--keep');
  const keep = at < 0 ? undefined : words[at + 1];
  if (keep) mkdirSync(keep, { recursive: true });
  const folders = words.filter((word, i) => !word.startsWith('--') && !(at >= 0 && i === at + 1));
  return { folders, isToWrite: words.includes('--write'), keep };
}

/** What the shipped code counts on every page of the folders, in the real Chromium; pages that are kept are not opened. */
export async function measurePages<Answer>({ folders, keep }: FitArguments, call: string): Promise<Measured<Answer>[]> {
  const found: Measured<Answer>[] = [];
  const missing = new Map<string, Set<string>>();
  for (const folder of folders) {
    const kept = readKept<Answer>(fileOf(keep, call, folder));
    const pages = readGold(folder);
    for (const gold of pages) {
      const answer = kept.get(gold.id);
      if (answer !== undefined) found.push({ gold, set: basename(folder), answer });
    }
    const ids = pages.map(({ id }) => id).filter((id) => !kept.has(id));
    if (ids.length > 0) missing.set(folder, new Set(ids));
  }
  if (missing.size === 0) return found;
  const demo = await launch({ portal: { resolverRules: 'MAP * ~NOTFOUND' }, extension: await makeBenchExtension() });
  try {
    for (const [folder, ids] of missing) {
      const file = fileOf(keep, call, folder);
      const onAnswer = (gold: Gold, answers: unknown[] | Error, done: number, all: number) => {
        process.stderr.write(`\r${basename(folder)} ${done}/${all} `);
        if (answers instanceof Error || !answers[0]) return;
        const answer = answers[0] as Answer;
        found.push({ gold, set: basename(folder), answer });
        if (file) appendFileSync(file, `${JSON.stringify([gold.id, answer])}\n`);
      };
      await visitPages(demo, folder, [call], onAnswer, ({ id }) => ids.has(id));
    }
  } finally {
    await demo.close();
  }
  return found;
}

/** What `make` makes, or what it made in an earlier run that is kept under this name. */
export function remember<Made>(keep: string | undefined, name: string, make: () => Made): Made {
  const file = keep && join(keep, `${name}.json`);
  if (file && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Made;
  const made = make();
  if (file) writeFileSync(file, JSON.stringify(made));
  return made;
}

function fileOf(keep: string | undefined, call: string, folder: string): string | undefined {
  return keep && join(keep, `${call}-${basename(folder)}.jsonl`);
}

function readKept<Answer>(file: string | undefined): Map<string, Answer> {
  if (!file || !existsSync(file)) return new Map();
  // The last line may have been cut off.
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return new Map(lines.map((line) => JSON.parse(line) as [string, Answer]));
}
