import { fold } from '@/utils/library/search/fold';

/** Every place of a text that says what is sought, none overlapping another; written as search takes it: 简 is 繁. */
export function findAll(text: string, sought: string): { start: number; end: number }[] {
  const words = fold(sought.trim());
  if (!words) return [];
  const folded = fold(text);
  const found: { start: number; end: number }[] = [];
  for (let start = folded.indexOf(words); start >= 0; start = folded.indexOf(words, start + words.length)) {
    found.push({ start, end: start + words.length });
  }
  return found;
}
