import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Script } from '@/utils/look';

type Convert = (text: string) => string;
type MakeConvert = (script: 'simplified' | 'traditional') => Convert;

/**
 * What turns an article into the script that the look asks for; undefined while it stays as it was written, or until
 * the tables are there. They are loaded when they are first needed, and once.
 */
export function useConverter(
  script: Script,
  lang: string,
  load: () => Promise<MakeConvert>,
  onFail: (error: unknown) => void,
): Convert | undefined {
  const make = useSignal<MakeConvert | undefined>(undefined);
  const isWanted = script !== 'asIs' && /^zh/i.test(lang);
  useEffect(() => {
    if (isWanted && !make.value) load().then((loaded) => (make.value = loaded), onFail);
  }, [isWanted]);
  const loaded = make.value;
  return useMemo(() => (loaded && isWanted ? loaded(script) : undefined), [loaded, isWanted, script]);
}
