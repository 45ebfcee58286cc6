import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowHeights } from '@/entrypoints/shelf/row-heights';

test('says where rows begin and which row is where, as adding up their heights does', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 70 }),
      fc.array(fc.tuple(fc.nat(80), fc.integer({ min: 1, max: 300 })), { maxLength: 40 }),
      (size, changes) => {
        const plain = new Array<number>(size).fill(50);
        const heights = new RowHeights(size, 50);
        for (const [row, height] of changes) {
          const change = heights.set(row, height);
          expect(change).toBe(row < size ? height - (plain[row] ?? 0) : 0);
          if (row < size) plain[row] = height;
        }
        let start = 0;
        for (const [row, height] of plain.entries()) {
          expect(heights.startOf(row)).toBe(start);
          expect(heights.rowAt(start)).toBe(row);
          expect(heights.rowAt(start + height - 1)).toBe(row);
          start += height;
        }
        expect(heights.total).toBe(start);
        expect(heights.rowAt(-1)).toBe(0);
        expect(heights.rowAt(start + 1_000)).toBe(size - 1);
      },
    ),
  );
});
