import type { ExportWords } from '@/utils/export/export-words';
import { t, uiLanguage } from '@/utils/i18n';

/** What exports say in the reader's language. */
export function exportWords(): ExportWords {
  return {
    lang: uiLanguage(),
    original: t('originalPage'),
    picture: t('picture'),
    note: t('noteLabel'),
    highlights: t('exportHighlights'),
    contents: t('exportContents'),
    title: t('exportTitle'),
    search: t('searchPlaceholder'),
    nothingFound: t('exportNothingFound'),
    more: t('exportMore'),
    count: t('articleCount', '$1'),
  };
}
