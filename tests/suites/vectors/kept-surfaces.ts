import type { Stage, Tab } from '../kit/stage.ts';
import { PROBE, type Vector } from './attack-page.ts';
import { ringFrame, ringPage } from './controls.ts';
import { showAllHighlights, showHighlightsBeside } from './surfaces/highlights.ts';
import { showList, typeTags } from './surfaces/lists.ts';
import { ringBlockLook, showReceipts } from './surfaces/receipts.ts';
import { showJobs, showRules } from './surfaces/rules-and-jobs.ts';
import { showSavedCopies } from './surfaces/saved-copies.ts';

/** What is kept of one attack. */
export interface Kept {
  index: number;
  id: string;
  url: string;
}

/** All that a run has to show. */
export interface Exhibits {
  stage: Stage;
  kept: readonly Kept[];
  vectors: readonly Vector[];
  /** Of our own exports only the archive is read again. */
  isSample?: boolean;
}

/** A place where what is kept comes to a screen or leaves it. It shows all of it, and gives how much it saw. */
export interface KeptSurface {
  name: string;
  show(tab: Tab, exhibits: Exhibits): Promise<number>;
  /** Puts an attack by hand where the last of it is shown: the alarm must ring. */
  ring(tab: Tab): Promise<boolean>;
}

/** Every place that shows what is kept; a new one is a line here. None may run anything, nor ask the network for anything. */
export const KEPT_SURFACES: readonly KeptSurface[] = [
  { name: 'saved copies', show: showSavedCopies, ring: ringFrame },
  { name: 'rows of the library', show: (tab, { stage }) => showList(tab, `${stage.own}/library.html`), ring: ringPage },
  {
    name: 'search snippets',
    show: (tab, { stage }) => showList(tab, `${stage.own}/library.html?q=${PROBE}`),
    ring: ringPage,
  },
  { name: 'rows of the popup', show: (tab, { stage }) => showList(tab, `${stage.own}/popup.html`), ring: ringPage },
  { name: 'tags typed by the reader', show: typeTags, ring: ringPage },
  { name: 'receipts and removed blocks', show: showReceipts, ring: ringBlockLook },
  { name: 'highlights beside an article', show: showHighlightsBeside, ring: ringFrame },
  { name: 'all highlights', show: showAllHighlights, ring: ringPage },
  { name: 'rules in the settings', show: showRules, ring: ringPage },
  { name: 'jobs of the queue', show: showJobs, ring: ringPage },
];
