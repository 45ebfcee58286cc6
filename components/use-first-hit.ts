import { useEffect } from 'preact/hooks';
import { paint } from '@/utils/annotate/paint';
import { readText } from '@/utils/annotate/read-text';
import { scrollToPainted } from './scroll-to-painted';
import type { Stage } from './stage';

type FindHit = (text: string) => { start: number; length: number } | undefined;

/** Marks the first of the words that the reader searched for and opens the article there. */
export function useFirstHit(stage: Stage | undefined, findHit: FindHit | undefined): void {
  useEffect(() => {
    if (!stage || !findHit) return;
    const { body } = stage;
    const hit = findHit(readText(body).text);
    if (!hit) return;
    paint(body, 'hit', [{ start: hit.start, end: hit.start + hit.length, attributes: {} }]);
    scrollToPainted(body, 'hit');
    return () => void paint(body, 'hit', []);
  }, [stage, findHit]);
}
