import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { RowAct } from '@/components/ArticleRow';
import type { Taking } from '@/components/TakeMenu';
import type { SavedArticle } from '@/utils/article';
import { t } from '@/utils/i18n';
import { type Act, act, type Undo } from '@/utils/library/act';
import { emptyBin } from '@/utils/library/empty-bin';
import { setTagColor } from '@/utils/library/tag-looks';
import { renameTag } from '@/utils/library/tags';
import { toProblemCode } from '@/utils/problem';
import type { TagColor } from '@/utils/tag-color';
import { takeOut } from './take-out';

export type Said = { kind: 'problem'; text: string } | { kind: 'done'; text: string; undo?: Undo };

/** What is done to articles from a list: in one change, said in one sentence, undone by one click. */
export function useActs() {
  const said = useSignal<Said | undefined>(undefined);
  /** Of all that was done on this page, the last one last. */
  const undos = useRef<Undo[]>([]);

  async function run(work: () => Promise<Said | undefined>): Promise<boolean> {
    try {
      said.value = await work();
      return true;
    } catch (error) {
      said.value = { kind: 'problem', text: t(`problem_${toProblemCode(error)}`) };
      return false;
    }
  }

  function change(ids: readonly string[], wanted: Act, text: string | undefined): Promise<boolean> {
    return run(async () => {
      const undo = await act(ids, wanted);
      undos.current.push(undo);
      // What is plain to see needs no words, and does not take those of the act before away.
      return text === undefined ? said.value : { kind: 'done', text, undo };
    });
  }

  return {
    said,
    /** The act of a row's button or key; what is on goes off. Tags are edited in the row itself. */
    toOne: (article: SavedArticle, one: Exclude<RowAct, 'tags'>) => {
      const { id, title } = article;
      switch (one) {
        case 'read':
          return change([id], { isRead: !article.isRead }, undefined);
        case 'star':
          return change([id], { isStarred: !article.isStarred }, undefined);
        case 'archive':
          return article.isArchived
            ? change([id], { isArchived: false }, t('unarchived', title))
            : change([id], { isArchived: true, isRead: true }, t('archived', title));
        case 'delete':
          return change([id], { isInBin: true }, t('deleted', title));
        case 'restore':
          return change([id], { isInBin: false }, t('restored', title));
      }
    },
    /** The same for several: what is asked for is set on all of them. */
    toMany: (ids: readonly string[], one: Exclude<RowAct, 'tags'>) => {
      switch (one) {
        case 'read':
          return change(ids, { isRead: true }, t('markedReadMany', ids.length));
        case 'star':
          return change(ids, { isStarred: true }, t('starredMany', ids.length));
        case 'archive':
          return change(ids, { isArchived: true, isRead: true }, t('archivedMany', ids.length));
        case 'delete':
          return change(ids, { isInBin: true }, t('deletedMany', ids.length));
        case 'restore':
          return change(ids, { isInBin: false }, t('restoredMany', ids.length));
      }
    },
    /** Only the difference to what the editor began with: another page may have tagged it meanwhile. */
    setTags: ({ id, tags: before }: SavedArticle, wanted: readonly string[]) => {
      const tags = wanted.map((tag) => tag.trim()).filter(Boolean);
      const removeTags = before.filter((tag) => !tags.includes(tag));
      return change([id], { addTags: tags.filter((tag) => !before.includes(tag)), removeTags }, undefined);
    },
    addTags: (ids: readonly string[], tags: readonly string[]) =>
      change(ids, { addTags: tags }, t('taggedMany', ids.length)),
    take: (id: string, taking: Taking) =>
      run(async () => {
        await takeOut(id, taking);
        return taking === 'export' ? said.value : { kind: 'done', text: t('copied') };
      }),
    /** `onBack` follows when that is undone. */
    renameTag: (from: string, to: string, onBack: () => void) =>
      run(async () => {
        const renamed = await renameTag(from, to);
        if (!renamed) return said.value;
        const undo = async () => {
          await renamed.undo();
          onBack();
        };
        undos.current.push(undo);
        return { kind: 'done', text: t(renamed.isMerge ? 'tagMerged' : 'tagRenamed', from, to), undo };
      }),
    setTagColor: (tag: string, color: TagColor | undefined) =>
      run(async () => {
        undos.current.push(await setTagColor(tag, color));
        return said.value;
      }),
    emptyBin: () => run(async () => ({ kind: 'done', text: t('binEmptied', await emptyBin()) })),
    /** Takes back the act that is spoken of (`spoken`), or the last one. */
    undo: (spoken?: Undo) => {
      const undo = spoken ?? undos.current.at(-1);
      if (!undo) return;
      // At once, for the next key takes back the act before; one that fails is there to be tried again.
      undos.current = undos.current.filter((one) => one !== undo);
      void run(async () => {
        await undo().catch((error: unknown) => {
          undos.current.push(undo);
          throw error;
        });
        return said.value?.kind === 'done' && said.value.undo !== undo ? said.value : undefined;
      });
    },
    say: (now: Said | undefined) => {
      said.value = now;
    },
  };
}
