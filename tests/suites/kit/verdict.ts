import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What a suite holds itself to, and what it only tells. */
export class Verdict {
  /** Where figures and findings are left. */
  readonly folder = resolve(import.meta.dirname, '../../../out/suites');
  private readonly figures: Record<string, unknown> = {};
  private readonly faults: string[] = [];
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

  /** All that was found wrong. */
  get failures(): readonly string[] {
    return this.faults;
  }

  /** Prints the figures, leaves them in `out/suites/`, and makes the process fail if anything was wrong. */
  close(): void {
    const seconds = Math.round((performance.now() - this.startedAt) / 100) / 10;
    const report = { suite: this.suite, ...this.figures, seconds };
    writeFileSync(
      resolve(this.folder, `${this.suite}.json`),
      JSON.stringify({ ...report, faults: this.faults }, undefined, 2),
    );
    for (const [name, value] of Object.entries(report)) {
      console.log(`${name.padEnd(44)} ${typeof value === 'string' ? value : JSON.stringify(value)}`);
    }
    for (const fault of this.faults) console.log(`✗ ${fault}`);
    console.log(this.faults.length === 0 ? `✓ ${this.suite}` : `✗ ${this.suite}: ${this.faults.length} faults`);
    if (this.faults.length > 0) process.exitCode = 1;
  }
}
