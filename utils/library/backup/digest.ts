import { sha256 } from '@/utils/library/sha256';

/** SHA-256 of a row as JSON; of a blob only what JSON can say of it, as its row is named after its bytes. */
export function digestRow(row: unknown): Promise<string> {
  return sha256(
    JSON.stringify(row, (_key, value) => (value instanceof Blob ? { type: value.type, size: value.size } : value)),
  );
}
