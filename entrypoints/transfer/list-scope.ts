import { t } from '@/utils/i18n';
import { getArticle } from '@/utils/library/articles';
import { listEverything } from '@/utils/library/export-articles';
import { listIds } from '@/utils/library/list';
import { findArticleIds } from '@/utils/library/search/find';
import type { TransferScope } from '@/utils/transfer-scope';

/** Articles that can be exported together. */
export interface ScopeList {
  kind: TransferScope['kind'] | 'all';
  label: string;
  /** Of one article. */
  title?: string;
  /** Without what is in the bin. */
  kept: string[];
  all: string[];
}

/** What was asked for, if it was, and everything. @throws Problem */
export async function listScope(scope: TransferScope | undefined): Promise<ScopeList[]> {
  const kept = await listIds({ view: 'all', sort: 'newest' });
  const everything = { kind: 'all' as const, label: t('exportAll'), kept, all: await listEverything() };
  if (!scope) return [everything];
  const { label, ids } = await readScope(scope);
  const title = ids.length === 1 ? (await getArticle(ids[0] ?? ''))?.title : undefined;
  return [{ kind: scope.kind, label: title ?? label, title, kept: ids, all: ids }, everything];
}

async function readScope(scope: TransferScope): Promise<{ label: string; ids: string[] }> {
  switch (scope.kind) {
    case 'ids':
      return { label: t('exportSelection'), ids: [...scope.ids] };
    case 'query':
      return { label: t('exportFound', scope.query), ids: await findArticleIds(scope.query) };
    case 'view':
      return {
        label: t('exportView', t(`view_${scope.view}`)),
        ids: await listIds({ view: scope.view, sort: 'newest' }),
      };
  }
}
