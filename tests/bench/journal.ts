/** `npm run bench:journal`: what the second copy of each change costs a save, with and without it in turn. */
import { rmSync } from 'node:fs';
import { launch, makeProfile } from '../demo/launch.ts';
import { makeExtension } from '../suites/kit/make-extension.ts';
import { NO_RULES } from '../suites/kit/recorder.ts';

declare const saves: typeof import('../suites/side/saves.ts');

const ROUNDS = 8;
const EACH = 20;
const extension = await makeExtension({ folder: 'bench-journal', entries: { saves: 'tests/suites/side/saves.ts' } });
const demo = await launch({ portal: NO_RULES, extension, profile: makeProfile() });
try {
  const page = await demo.open(`chrome-extension://${demo.extensionId}/saves.html`);
  const times = {
    with: { save: [] as number[], tag: [] as number[] },
    without: { save: [] as number[], tag: [] as number[] },
  };
  for (let round = 0; round <= ROUNDS; round++) {
    for (const way of ['with', 'without'] as const) {
      const { save, tag } = await page.evaluate(([count, is]) => saves.saveMany(count, is), [
        EACH,
        way === 'with',
      ] as const);
      // The first round opens the databases.
      if (round === 0) continue;
      times[way].save.push(...save);
      times[way].tag.push(...tag);
    }
  }
  for (const act of ['save', 'tag'] as const) {
    const [journaled, plain] = [median(times.with[act]), median(times.without[act])];
    console.log(
      `${act}: ${journaled.toFixed(1)} ms, without ${plain.toFixed(1)} ms: ${(journaled / plain).toFixed(2)} times`,
    );
  }
} finally {
  await demo.close();
  rmSync(demo.profile, { recursive: true, force: true, maxRetries: 3 });
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
