/** Keeps what was used last, up to a weight. */
export class Lru<K, V> {
  private readonly entries = new Map<K, { value: V; weight: number }>();
  private readonly capacity: number;
  private weight = 0;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  get(key: K): V | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  set(key: K, value: V, weight: number): void {
    this.weight += weight - (this.entries.get(key)?.weight ?? 0);
    this.entries.delete(key);
    this.entries.set(key, { value, weight });
    for (const [oldest, entry] of this.entries) {
      if (this.weight <= this.capacity) return;
      this.entries.delete(oldest);
      this.weight -= entry.weight;
    }
  }
}
