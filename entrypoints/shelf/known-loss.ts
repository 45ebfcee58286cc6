import { signal } from '@preact/signals';
import type { Loss } from '@/utils/canary';

/** What is missing, as far as this page has found out: a list that is empty for that must not say that nothing was saved. */
export const knownLoss = signal<Loss | undefined>(undefined);
