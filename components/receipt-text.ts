import { t, uiLanguage } from '@/utils/i18n';
import type { Receipt } from '@/utils/receipt';

/** 正文 3,214 字 · 图 12/12 · 3 页已合并 · 去掉 6 块; what there was none of is not said. */
export function receiptText({ count, pictures, pages, removed }: Receipt): string {
  const parts = [t('receiptText', count.toLocaleString(uiLanguage()))];
  if (pictures && pictures.all > 0) parts.push(picturesText(pictures));
  if (pages) parts.push(t('receiptPages', pages.joined));
  if (pages?.missing) parts.push(t('pagesIncomplete', pages.joined + 1));
  if (removed > 0) parts.push(t('receiptRemoved', removed));
  return parts.join(' · ');
}

/** 图 3/12 */
export function picturesText({ here, all }: { here: number; all: number }): string {
  return t('receiptPictures', here, all);
}

/** Whether something is missing that might still be had. */
export function isIncomplete({ pictures, pages }: Receipt): boolean {
  return (pictures !== undefined && pictures.here + pictures.waiting < pictures.all) || pages?.missing !== undefined;
}
