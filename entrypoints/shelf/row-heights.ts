/**
 * Heights of the rows of a list of any length, those that were never drawn by an estimate. Where a row begins and which
 * row is at a place are found in a few steps (a Fenwick tree over what rows differ from the estimate).
 */
export class RowHeights {
  readonly size: number;
  private readonly estimate: number;
  /** What a row differs from the estimate. */
  private readonly extra: Float32Array;
  private readonly tree: Float64Array;

  constructor(size: number, estimate: number) {
    this.size = size;
    this.estimate = estimate;
    this.extra = new Float32Array(size);
    this.tree = new Float64Array(size + 1);
  }

  get total(): number {
    return this.startOf(this.size);
  }

  heightOf(row: number): number {
    return this.estimate + (this.extra[row] ?? 0);
  }

  /** Sets a row's height and gives by how much it has changed. */
  set(row: number, height: number): number {
    if (row < 0 || row >= this.size) return 0;
    const change = height - this.heightOf(row);
    if (change === 0) return 0;
    this.extra[row] = height - this.estimate;
    for (let i = row + 1; i <= this.size; i += i & -i) this.tree[i] = (this.tree[i] ?? 0) + change;
    return change;
  }

  /** Where a row begins, in pixels from the list's beginning; that of the row behind the last is the list's end. */
  startOf(row: number): number {
    let sum = row * this.estimate;
    for (let i = row; i > 0; i -= i & -i) sum += this.tree[i] ?? 0;
    return sum;
  }

  /** The row at a place; the first or the last where there is none. */
  rowAt(place: number): number {
    let row = 0;
    let rest = place;
    for (let step = 2 ** Math.floor(Math.log2(Math.max(1, this.size))); step >= 1; step /= 2) {
      const next = row + step;
      if (next > this.size) continue;
      const length = step * this.estimate + (this.tree[next] ?? 0);
      if (length > rest) continue;
      row = next;
      rest -= length;
    }
    return Math.max(0, Math.min(this.size - 1, row));
  }
}
