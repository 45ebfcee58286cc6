import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What a suite holds itself to, and what it only tells. */
export class Verdict {
  /** Where figures and findings are left. */
  readonly folder = resolve(import.meta.dirname, '../../../out/suites');
  private readonly figures: Record<string, unknown> = {};
  private readonly faults: string[] = [];
  private readonly times: Record<string, number> = {};
  private summary: (() => void) | undefined;
  private readonly startedAt = performance.now();
  private readonly suite: string;

  constructor(suite: string) {
    this.suite = suite;
    mkdirSync(this.folder, { recursive: true });
  }

  /** A figure without a demand. */
  tell(name: string, value: unknown): void {
    this.figures[name] = value;
  }

  /** A figure that must be exactly `wanted`. */
  demand(name: string, value: unknown, wanted: unknown): void {
    this.figures[name] = value;
    if (JSON.stringify(value) !== JSON.stringify(wanted)) {
      this.faults.push(`${name}: ${JSON.stringify(value)}, not ${JSON.stringify(wanted)}`);
    }
  }

  /** A figure that must be at least `least`. */
  demandAtLeast(name: string, value: number, least: number): void {
    this.figures[name] = value;
    if (!(value >= least)) this.faults.push(`${name}: ${value}, less than ${least}`);
  }

  /** Things that must not have been found: how many, and the first of them to look at. */
  demandNone(name: string, found: readonly unknown[]): void {
    this.figures[name] = found.length;
    if (found.length === 0) return;
    const first = found.slice(0, 12).map((one) => (typeof one === 'string' ? one : JSON.stringify(one)).slice(0, 500));
    this.faults.push(`${name}: ${found.length}\n    ${first.join('\n    ')}`);
  }

  /** Takes over what a part of the work has found: numbers are added, what must hold has to hold in every part. */
  add(part: Verdict): void {
    for (const [name, value] of Object.entries(part.figures)) {
      const known = this.figures[name];
      if (known === undefined) this.figures[name] = value;
      else if (typeof known === 'number' && typeof value === 'number') this.figures[name] = known + value;
      else if (typeof known === 'boolean') this.figures[name] = known && value;
      else if (known !== value) this.figures[name] = [...new Set([known, value].flat())];
    }
    this.faults.push(...part.faults);
    for (const [name, ms] of Object.entries(part.times)) this.times[name] = (this.times[name] ?? 0) + ms;
  }

  /** Does a part of the work, and keeps how long it took: what a suite costs is told by part. */
  async time<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = performance.now();
    try {
      return await work();
    } finally {
      this.times[name] = (this.times[name] ?? 0) + performance.now() - before;
    }
  }

  /** A fault that is no figure. */
  fail(fault: string): void {
    this.faults.push(fault);
  }

  /** Tells how the figures are told that are only kept by the suite as it goes: when it ends, or when it is stopped. */
  prepare(summary: () => void): void {
    this.summary = summary;
  }

  /** Takes in what the suite has reached. */
  reach(): void {
    const { summary } = this;
    this.summary = undefined;
    summary?.();
  }

  /** Says what was reached, and fails, when the suite is told to stop before it has come to its end. */
  closeWhenStopped(): void {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.prependOnceListener(signal, () => {
        this.reach();
        this.fail(`stopped by ${signal} before the end`);
        this.close();
        process.exit(1);
      });
    }
  }

  /** All that was found wrong. */
  get failures(): readonly string[] {
    return this.faults;
  }

  /** Leaves the figures so far in `out/suites/`: whatever ends the suite, they are there. */
  save(): object {
    const seconds = Math.round((performance.now() - this.startedAt) / 100) / 10;
    const parts = Object.entries(this.times).map(([name, ms]) => `${name} ${Math.round(ms / 1000)}`);
    const report = {
      suite: this.suite,
      ...this.figures,
      ...(parts.length > 0 && { 'seconds by part': parts.join(', ') }),
      seconds,
    };
    writeFileSync(
      resolve(this.folder, `${this.suite}.json`),
      JSON.stringify({ ...report, faults: this.faults }, undefined, 2),
    );
    return report;
  }

  /** Prints the figures, leaves them in `out/suites/`, and makes the process fail if anything was wrong. */
  close(): void {
    const report = this.save();
    for (const [name, value] of Object.entries(report)) {
      console.log(`${name.padEnd(44)} ${typeof value === 'string' ? value : JSON.stringify(value)}`);
    }
    for (const fault of this.faults) console.log(`✗ ${fault}`);
    console.log(this.faults.length === 0 ? `✓ ${this.suite}` : `✗ ${this.suite}: ${this.faults.length} faults`);
    if (this.faults.length > 0) process.exitCode = 1;
  }
}
