import type { Stage } from '../kit/stage.ts';
import { type Attack, Lane } from './attack.ts';
import type { Vector } from './attack-page.ts';

/** A step of ours that takes longer than this has hung. */
export const HANG_MS = 2_000;

/** How many tabs attack at a time, and who hears how far they are. */
export interface Pace {
  lanes: number;
  onProgress?: (done: number, all: number) => void;
}

/** Goes to the page of every attack, several at a time. */
export async function attackAll(
  stage: Stage,
  vectors: readonly Vector[],
  { lanes, onProgress }: Pace,
): Promise<Attack[]> {
  const attacks: Attack[] = [];
  let next = 0;
  const runLane = async () => {
    let lane = await Lane.open(stage);
    while (next < vectors.length) {
      const index = next++;
      const vector = vectors[index] as Vector;
      const tried = await attackTillSteady(lane, index, vector).catch(async (error: unknown) => {
        // An attack may have wrecked its own tab; on a fresh one it has another chance, and only one.
        await lane.close().catch(() => undefined);
        lane = await Lane.open(stage);
        return lane.attack(index, vector).catch((again: unknown) => `${error} | ${again}`);
      });
      const failed = { index, isLive: false, alarms: [], isShown: false, isUnsteady: false, slowest: 0 };
      attacks.push(typeof tried === 'string' ? { ...failed, problem: `harness: ${tried}` } : tried);
      onProgress?.(attacks.length, vectors.length);
    }
    await lane.close();
  };
  await Promise.all(Array.from({ length: lanes }, runLane));
  return attacks;
}

/** A busy machine makes anything slow once: what is slow in itself is so three times. */
async function attackTillSteady(lane: Lane, index: number, vector: Vector): Promise<Attack> {
  const first = await lane.attack(index, vector);
  for (let again = 0; again < 2 && first.slowest > HANG_MS; again++) {
    const next = await lane.attack(index, vector);
    first.alarms.push(...next.alarms);
    first.slowest = Math.min(first.slowest, next.slowest);
  }
  return first;
}
