import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { KeptPicture, KeptPictures } from '@/components/kept-pictures';
import { watch } from '@/utils/library/db';
import { getPicture, listPictures } from '@/utils/library/pictures';
import type { PictureRow } from '@/utils/library/rows';
import { askForPictures } from './ask-for-pictures';

type Found = ReadonlyMap<string, KeptPicture>;

/**
 * The pictures of a saved article as this page can show them: each has an address of its own that only this page knows,
 * and that is given back when the article is closed.
 */
export function useKeptPictures(articleId: string, onProblem: (error: unknown) => void): KeptPictures {
  const found = useSignal<Found>(new Map());

  useEffect(() => {
    const addresses = new Map<string, string>();
    let isOver = false;
    const addressOf = async (hash: string): Promise<string | undefined> => {
      const known = addresses.get(hash);
      if (known) return known;
      const kept = await getPicture(hash);
      if (!kept || isOver) return undefined;
      const address = URL.createObjectURL(kept.blob);
      addresses.set(hash, address);
      return address;
    };
    let latest = 0;
    const show = async (rows: PictureRow[]) => {
      const turn = ++latest;
      const pictures = await Promise.all(rows.map(async (row) => [row.url, await toKept(row, addressOf)] as const));
      if (turn === latest && !isOver) found.value = new Map(pictures);
    };
    const stop = watch(
      () => listPictures(articleId),
      (rows) => void show(rows).catch(onProblem),
      onProblem,
    );
    return () => {
      isOver = true;
      stop();
      for (const address of addresses.values()) URL.revokeObjectURL(address);
    };
  }, [articleId]);

  const now = found.value;
  return useMemo<KeptPictures>(
    () => ({
      find: (url) => now.get(url) ?? { kind: 'missing', canRetry: true },
      onRetry: (url) => void askForPictures(articleId, [url]).catch(onProblem),
    }),
    [articleId, now],
  );
}

async function toKept(
  { state, hash, reason }: PictureRow,
  addressOf: (hash: string) => Promise<string | undefined>,
): Promise<KeptPicture> {
  if (state === 'wanted') return { kind: 'waiting' };
  const address = state === 'local' && hash ? await addressOf(hash) : undefined;
  if (address) return { kind: 'here', address };
  if (state === 'local') return { kind: 'missing', reason: 'lost', canRetry: true };
  return { kind: 'missing', reason, canRetry: state !== 'dropped' };
}
