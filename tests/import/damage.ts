import fc from 'fast-check';

/** What somebody puts where a value belongs. */
const POISON = [
  '"__proto__"',
  '{"__proto__":{"isAdmin":true}}',
  '[[[[[[[[[[[[[[[[[[[[',
  '1e999',
  '-1',
  'null',
  '"\\ud800"',
  '\u0000',
  '\ufeff',
  '<script>parent.__ran=1</script>',
  '<img src=x onerror=parent.__ran=1>',
  'javascript:alert(1)',
  'https://user:pass@[::1]/',
  '"'.repeat(999),
  ','.repeat(5_000),
  '{'.repeat(20_000),
  'a'.repeat(100_000),
  '9'.repeat(400),
  '=cmd|calc',
  '../../../../etc/passwd',
];

/** A file as it may arrive: cut off, damaged, poisoned, doubled, or all of it. */
export const damage = fc.record({
  seed: fc.nat(),
  cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 2 }),
  flips: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 8 }),
  poison: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...POISON)), { maxLength: 4 }),
  isDoubled: fc.boolean(),
});

export type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

/** What becomes of one of these files. */
export function applyDamage(
  seeds: readonly { name: string; bytes: Buffer }[],
  { seed, cut, flips, poison, isDoubled }: Damage,
): { name: string; bytes: Buffer } {
  const { name, bytes } = seeds[seed % seeds.length] ?? { name: '', bytes: Buffer.alloc(0) };
  let made = Buffer.from(bytes);
  for (const [at, value] of flips) if (made.length > 0) made[Math.floor(at * (made.length - 1))] = value;
  for (const [at, words] of poison) {
    const place = Math.floor(at * made.length);
    made = Buffer.concat([made.subarray(0, place), Buffer.from(words), made.subarray(place)]);
  }
  if (cut !== null) made = made.subarray(0, Math.floor(cut * made.length));
  return { name, bytes: isDoubled ? Buffer.concat([made, made]) : made };
}
