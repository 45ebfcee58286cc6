import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BlockReader, BlockWriter } from '@/utils/library/search/blocks';
import { ByteWriter, decodePostings, encodePostings } from '@/utils/library/search/postings';
import { IN_TITLE } from '@/utils/library/search/tokens';

const lists = (max: number) =>
  fc.uniqueArray(fc.nat(max), { minLength: 1, maxLength: 300 }).chain((places) => {
    const sorted = places.sort((a, b) => a - b);
    return fc
      .array(fc.boolean(), { minLength: sorted.length, maxLength: sorted.length })
      .map((often) => sorted.map((place, i) => place * 2 + Number(often[i])));
  });

test('a list comes back as it was, however its documents lie', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200_000 }).chain((span) => fc.tuple(fc.constant(span), lists(span - 1))),
      ([span, postings]) => {
        const writer = new ByteWriter();
        writer.writeVarint(7);
        const at = writer.length;
        encodePostings(postings, span, writer);
        expect([...decodePostings(writer.bytes, at, postings.length, span)]).toEqual(postings);
      },
    ),
    { numRuns: 300 },
  );
});

test('a list of documents that lie close together takes no more than it must', () => {
  const writer = new ByteWriter();
  encodePostings(
    Array.from({ length: 50_000 }, (_, place) => place * 2),
    50_000,
    writer,
  );
  expect(writer.length).toBeLessThanOrEqual(12_600);
});

test('blocks hold all tokens in their order, those of titles apart', () => {
  const tokens = fc.uniqueArray(fc.tuple(fc.boolean(), fc.nat(2 ** 32 - 1)), {
    selector: ([isTitle, token]) => (isTitle ? IN_TITLE : 0) + token,
    maxLength: 400,
  });
  fc.assert(
    fc.property(tokens, lists(999), (raw, postings) => {
      const sorted = raw.map(([isTitle, token]) => (isTitle ? IN_TITLE : 0) + token).sort((a, b) => a - b);
      const writer = new BlockWriter(1_000);
      for (const token of sorted) writer.add(token, postings);
      const blocks = writer.take({ isEnd: true });
      const read: number[] = [];
      for (const block of blocks) {
        const reader = new BlockReader(block, 1_000);
        while (reader.advance()) {
          read.push(reader.token);
          expect([...reader.postings()]).toEqual(postings);
        }
      }
      expect(read).toEqual(sorted);
      expect(blocks.map(({ first }) => first)).toEqual(
        [...new Set(blocks.map(({ first }) => first))].sort((a, b) => a - b),
      );
    }),
    { numRuns: 60 },
  );
});
