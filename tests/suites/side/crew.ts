import type { Operation } from '../library/model';
import type { Order, Report } from './worker';

/** The side of `npm run suite:worker` that asks again until it is answered, as a page does; it ends the worker. */

export interface Shift {
  acknowledged: number;
  deaths: number;
  /** Awaits that one operation of each kind has when nothing is cut short. */
  awaits: Record<string, number>;
  faults: string[];
}

/** A caller asks so often; a worker that died each time before has to answer at the last. */
const TRIES = 4;

let worker: Worker | undefined;
/** As in a shift, from the first shift on. */
const awaits: Record<string, number> = {};

/** Has operation after operation done; the first try of each is killed at another await, the second of some as well. */
export async function work(operations: readonly Operation[], first: number): Promise<Shift> {
  const shift: Shift = { acknowledged: 0, deaths: 0, awaits, faults: [] };
  for (const [i, operation] of operations.entries()) {
    const number = first + i;
    const operationId = `shift-${number}`;
    let isDone = false;
    for (let attempt = 0; attempt < TRIES && !isDone; attempt++) {
      const known = awaits[operation.kind] ?? 0;
      const span = known + 2;
      // Without knowing how many awaits there are, the first one goes through.
      const death = known === 0 || attempt > 1 ? 0 : attempt === 1 && number % 3 > 0 ? 0 : chooseDeath(number, span);
      const report = await order({ operation, operationId, death });
      if (report.kind === 'dying') {
        worker?.terminate();
        worker = undefined;
        shift.deaths += 1;
      }
      if (report.kind === 'failed') shift.faults.push(`operation ${number}: ${report.why}`);
      if (report.kind === 'done') {
        isDone = true;
        if (death === 0) awaits[operation.kind] = Math.max(known, report.awaits);
      }
    }
    if (isDone) shift.acknowledged += 1;
    else shift.faults.push(`operation ${number}: finally not done`);
  }
  return shift;
}

/** Each await in turn, and one death after the commit. */
function chooseDeath(number: number, span: number): number {
  const at = number % span;
  return at === 0 ? -1 : at;
}

function order(wanted: Order): Promise<Report> {
  worker ??= new Worker('worker.js');
  const asked = worker;
  return new Promise((resolve, reject) => {
    asked.onmessage = ({ data }: MessageEvent<Report>) => resolve(data);
    asked.onerror = ({ message }) => reject(new Error(message));
    asked.postMessage(wanted);
  });
}
