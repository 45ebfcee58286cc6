import { isJournaled, type RowChange, toKey } from './record-changes';
import type { AnyDatabase } from './store';

/** Which rows a change wrote, as the operation remembers it: `table id`. */
export function toTouched(changes: readonly RowChange[]): string[] {
  return [...new Set(changes.map(({ table, id }) => `${table} ${id}`))];
}

/** Inside a transaction: those rows as they are now. */
export async function readTouched(db: AnyDatabase, touched: readonly string[] = []): Promise<RowChange[]> {
  const changes = touched.map(async (one): Promise<RowChange[]> => {
    const space = one.indexOf(' ');
    const [table, id] = [one.slice(0, space), one.slice(space + 1)];
    return isJournaled(table) ? [{ table, id, row: await db.table(table).get(toKey(table, id)) }] : [];
  });
  return (await Promise.all(changes)).flat();
}
