import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createNamer, toSafeName } from '@/utils/export/safe-name';

// A machine may be busy with other things.
vi.setConfig({ testTimeout: 60_000 });

describe('a name for every system', () => {
  test.each([
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['CON', '_CON'],
    ['con.txt', '_con.txt'],
    ['COM1', '_COM1'],
    ['console', 'console'],
    ['..', '_'],
    ['', '_'],
    ['结尾的点...', '结尾的点'],
    ['  两头 空白 ', '两头 空白'],
    ['一\u0000二\u202e三\u200b四', '一 二 三 四'],
    ['~root', 'root'],
    ['-rf', 'rf'],
  ])('%j becomes %j', (words, name) => {
    expect(toSafeName(words)).toBe(name);
  });

  test('is not longer than file systems allow, and ends between characters', () => {
    const name = toSafeName('净读'.repeat(200));
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(120);
    expect(name).toMatch(/^(?:净读)+净?$/);
    expect(toSafeName('👨‍👩‍👧‍👦'.repeat(50))).not.toContain('\ufffd');
  });

  test('whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (words) => {
        const name = toSafeName(words);
        expect(name).not.toBe('');
        expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}]|^[\s.]|[\s.]$/u);
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(121);
        expect(toSafeName(name)).toBe(name);
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  test('differs from all others, also where capitals and compositions count for nothing', () => {
    const name = createNamer();
    const names = ['Straße', 'STRASSE', 'café', 'cafe\u0301', 'ABC', 'abc', 'abc (2)', 'ａｂｃ'].map((words) =>
      name(words),
    );
    const keys = names.map((one) => one.normalize('NFKC').toLowerCase().toUpperCase());
    expect(new Set(keys).size).toBe(names.length);
    expect(name('表', '.md')).toBe('表.md');
    expect(name('表', '.md')).toBe('表 (2).md');
  });
});
