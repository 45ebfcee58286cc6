import { defineContentScript } from 'wxt/utils/define-content-script';
import { type MakeConvert, makeConvert } from '@/utils/convert-script';

/**
 * The tables of 简 and 繁, in a script of their own: a content script cannot import on demand, so the background puts
 * this one beside the overlay, in the same world of ours, when a reader first asks for the other script.
 */
export default defineContentScript({
  registration: 'runtime',
  main() {
    (globalThis as { jingduMakeConvert?: MakeConvert }).jingduMakeConvert = makeConvert;
  },
});
