/** Sets of tags, as references to their names: most articles share theirs with many others. */
export class TagSets {
  private readonly sets: (readonly number[])[] = [[]];
  private readonly known = new Map<string, number>([['', 0]]);

  /** How many there are. */
  get size(): number {
    return this.sets.length;
  }

  /** The number of a set; 0 is the empty one. */
  keep(refs: readonly number[]): number {
    const key = refs.join();
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const number = this.sets.push(refs) - 1;
    this.known.set(key, number);
    return number;
  }

  get(number: number): readonly number[] {
    return this.sets[number] ?? [];
  }
}
