import type { Stage } from '../kit/stage.ts';
import { type Attack, Lane } from './attack.ts';
import type { Vector } from './attack-page.ts';

/** A step of ours that takes longer than this has hung. */
export const HANG_MS = 2_000;

/** How many tabs attack at a time. */
export interface Pace {
  lanes: number;
}

/**
 * Goes to the page of every attack, several at a time. The first has to be an ordinary page: what takes long is tried
 * again alone, beside it, so that a busy machine is not taken for a hang.
 */
export async function attackAll(stage: Stage, vectors: readonly Vector[], { lanes }: Pace): Promise<Attack[]> {
  const attacks: Attack[] = [];
  let next = 0;
  const runLane = async () => {
    let lane = await Lane.open(stage);
    while (next < vectors.length) {
      const index = next++;
      const vector = vectors[index] as Vector;
      const tried = await lane.attack(index, vector).catch(async (error: unknown) => {
        // An attack may have wrecked its own tab; on a fresh one it has another chance, and only one.
        await lane.close().catch(() => undefined);
        lane = await Lane.open(stage);
        return lane.attack(index, vector).catch((again: unknown) => `${error} | ${again}`);
      });
      const failed = { index, isLive: false, alarms: [], isShown: false, isUnsteady: false, slowest: 0 };
      attacks.push(typeof tried === 'string' ? { ...failed, problem: `harness: ${tried}` } : tried);
    }
    await lane.close();
  };
  await Promise.all(Array.from({ length: lanes }, runLane));
  const slow = attacks.filter(({ slowest }) => slowest > HANG_MS);
  if (slow.length > 0) await repeatAlone(stage, vectors, slow);
  return attacks;
}

/** What is slow in itself is so three times, and by so much slower than an ordinary page at the same moment. */
async function repeatAlone(stage: Stage, vectors: readonly Vector[], slow: readonly Attack[]): Promise<void> {
  const [ordinary] = vectors;
  const lane = await Lane.open(stage);
  for (const attack of slow) {
    const vector = vectors[attack.index];
    for (let again = 0; again < 3 && attack.slowest > HANG_MS && ordinary && vector; again++) {
      const usual = await lane.attack(0, ordinary);
      const next = await lane.attack(attack.index, vector);
      attack.alarms.push(...next.alarms);
      attack.slowest = Math.min(attack.slowest, Math.max(0, next.slowest - usual.slowest));
    }
  }
  await lane.close();
}
