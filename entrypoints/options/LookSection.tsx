import { LookPanel } from '@/components/LookPanel';
import { useStored } from '@/components/use-stored';
import { DEFAULT_LOOK } from '@/utils/look';
import { loadLook, saveLook, watchLook } from '@/utils/settings';
import type { SectionProps } from './App';

const LOOK = { now: () => DEFAULT_LOOK, load: loadLook, watch: watchLook };

/** How articles look: the same panel as over an article. */
export function LookSection({ attempt }: SectionProps) {
  const look = useStored(LOOK);
  return (
    <div class="options-look">
      <LookPanel
        look={look.value}
        isChinese
        onLook={(changed) => {
          look.value = changed;
          attempt(() => saveLook(changed));
        }}
      />
    </div>
  );
}
