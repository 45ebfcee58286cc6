import { Notice } from '@/components/Notice';
import { t } from '@/utils/i18n';
import type { useActs } from './use-acts';

/** What was just done, with the way to take it back. */
export function Said({ acts }: { acts: ReturnType<typeof useActs> }) {
  const said = acts.said.value;
  if (!said) return null;
  const undo = said.kind === 'done' ? said.undo : undefined;
  return (
    <Notice
      kind={said.kind}
      text={said.text}
      action={undo && { label: t('undo'), onClick: () => acts.undo(undo) }}
      onDismiss={() => acts.say(undefined)}
    />
  );
}
