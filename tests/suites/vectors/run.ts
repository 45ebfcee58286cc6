import type { BrowserName } from '../kit/stage.ts';
import { Verdict } from '../kit/verdict.ts';
import type { Vector } from './attack-page.ts';
import { controlsFor } from './controls.ts';
import { runBatch } from './run-batch.ts';

interface Settings {
  browser: BrowserName;
  /** Browsers at a time. */
  lanes: number;
  /** Strings that one browser is given. */
  batch?: number;
  /** For the test of every day: three of the controls, and of our own exports only the archive is read again. */
  isSample?: boolean;
  /** Begins no further batch after so many minutes. */
  minutes?: number;
}

/** Some strings on their way, and why the browser was lost that had them last. */
interface Batch {
  vectors: readonly Vector[];
  /** In the file. */
  from: number;
  lost?: string;
}

/** A library that grows makes every list slower; a browser costs some seconds to start. */
const BATCH = 32;

/** So many strings may lose their browser; after that it is no string that does it. */
const MAX_LOST = 5;

/**
 * Takes every attack through every surface, some of them in each browser. A browser that is lost is no end: half of what
 * it had is tried in a new one, down to the string that does it, which is a finding.
 */
export async function runVectors(given: readonly Vector[], settings: Settings, verdict: Verdict): Promise<void> {
  const { browser, lanes, batch = BATCH, isSample, minutes = Number.POSITIVE_INFINITY } = settings;
  const startedAt = performance.now();
  const waiting = split(given, batch);
  const alone: string[] = [];
  const sum = { strings: 0, lost: 0 };
  const underWay = new Set<Verdict>();
  // What has been seen of strings that are still on their way counts as well.
  verdict.prepare(() => {
    for (const part of underWay) verdict.add(part);
  });
  const runLane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { vectors, from } = next;
      // The first browser, and the one of a sample, answers for the controls; in each other one some of them ring, too.
      const controls = controlsFor(browser).slice(0, from > 0 || isSample ? 3 : undefined);
      const part = new Verdict('part');
      underWay.add(part);
      try {
        await runBatch(vectors, { browser, controls, isSample }, part);
        verdict.add(part);
        sum.strings += vectors.length;
      } catch (error) {
        const lost = String(error).slice(0, 300);
        sum.lost += 1;
        process.stderr.write(`  strings ${from} to ${from + vectors.length - 1} lost their browser: ${lost}\n`);
        if (vectors.length === 1) alone.push(`${lost} ← ${JSON.stringify(vectors[0]?.v).slice(0, 200)}`);
        else waiting.unshift(...halve(next));
      }
      underWay.delete(part);
      verdict.tell('strings taken through every surface', sum.strings);
      verdict.tell('browsers lost', sum.lost);
      verdict.save();
      const seconds = Math.round((performance.now() - startedAt) / 1000);
      if (!isSample) process.stderr.write(`  ${sum.strings} of ${given.length} strings in ${seconds} s\n`);
      if (alone.length >= MAX_LOST || seconds > minutes * 60) break;
    }
  };
  await Promise.all(Array.from({ length: lanes }, runLane));
  verdict.reach();
  verdict.tell(
    'first string that was not tried',
    waiting.length > 0 ? Math.min(...waiting.map(({ from }) => from)) : 'none',
  );
  verdict.demandNone('strings that lose their browser', alone);
}

function split(vectors: readonly Vector[], size: number): Batch[] {
  const count = Math.max(1, Math.ceil(vectors.length / size));
  const each = Math.ceil(vectors.length / count);
  return Array.from({ length: count }, (_, i) => ({
    vectors: vectors.slice(i * each, (i + 1) * each),
    from: i * each,
  }));
}

function halve({ vectors, from }: Batch): Batch[] {
  const middle = Math.ceil(vectors.length / 2);
  return [
    { vectors: vectors.slice(0, middle), from },
    { vectors: vectors.slice(middle), from: from + middle },
  ];
}
