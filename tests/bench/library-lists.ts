import { type Filters, NO_FILTERS } from '@/utils/filters';
import { Catalogue } from '@/utils/library/catalogue/catalogue';
import { select } from '@/utils/library/catalogue/select';
import { readCatalogue } from '@/utils/library/catalogue/watch-catalogue';
import { SORTS, VIEWS } from '@/utils/views';
import { createRandom } from './library-articles';

/** Milliseconds of reading the catalogue from disk, of the first list, and of each. */
export interface ListTimes {
  read: number;
  first: number;
  ms: number[];
  listed: number;
}

/** Reads the catalogue, then filters, orders and counts many times. */
export async function timeLists(): Promise<ListTimes> {
  const random = createRandom(77);
  const catalogue = new Catalogue();
  let start = performance.now();
  await readCatalogue(catalogue);
  const read = performance.now() - start;
  const ms: number[] = [];
  let listed = 0;
  for (let i = 0; i < 120; i++) {
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const filters: Filters = {
      ...NO_FILTERS,
      tags: random() < 0.5 ? [pick(['社会', '情感', '财经', '故事'])] : [],
      sources: random() < 0.3 ? ['淄博日报', '新华网'] : [],
      sites: random() < 0.3 ? ['fensifuwu.com'] : [],
      from: random() < 0.3 ? '2018-01-01' : undefined,
      minMinutes: random() < 0.3 ? 4 : undefined,
    };
    start = performance.now();
    listed += select(catalogue, { view: pick(VIEWS), sort: pick(SORTS), filters }).places.length;
    ms.push(performance.now() - start);
  }
  return { read, first: ms[0] ?? 0, ms, listed };
}
