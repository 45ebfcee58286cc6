import { Converter as toTraditional } from 'opencc-js/cn2t';
import { Converter as toSimplified } from 'opencc-js/t2cn';

export type Convert = (text: string) => string;
/** What makes a converter into one script or the other. */
export type MakeConvert = (script: 'simplified' | 'traditional') => Convert;

/**
 * The door of OpenCC, whose tables are large: import this module only when the reader asks for the other script.
 * Words, not only characters, are turned (头发 → 頭髮, 发展 → 發展); a region's own vocabulary is not.
 */
export const makeConvert: MakeConvert = (script) =>
  script === 'traditional' ? toTraditional({ from: 'cn', to: 't' }) : toSimplified({ from: 't', to: 'cn' });
