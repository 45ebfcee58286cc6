import { type ProblemCode, toProblemCode } from '@/utils/problem';

/** What file systems refuse besides room: no permission, open in another program, a drive that was taken out. */
const REFUSED = new Set([
  ...['NotAllowedError', 'NoModificationAllowedError', 'NotFoundError', 'InvalidStateError', 'NotReadableError'],
  ...['SecurityError', 'InvalidModificationError', 'AbortError'],
]);

/** What to say of an export that has failed: what the place for its file says, else what the library does. */
export function toExportProblem(error: unknown): ProblemCode {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'exportDiskFull';
  return REFUSED.has(name) ? 'exportRefused' : toProblemCode(error);
}
