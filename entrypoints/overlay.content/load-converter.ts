import type { MakeConvert } from '@/utils/convert-script';
import { sendMessage, withRetry } from '@/utils/messaging';
import { Problem, unwrap } from '@/utils/problem';

/** The converter of Chinese scripts, which the background puts into this world when it is first asked for. @throws Problem */
export async function loadConverter(): Promise<MakeConvert> {
  const world = globalThis as { jingduMakeConvert?: MakeConvert };
  if (!world.jingduMakeConvert) unwrap(await withRetry(() => sendMessage('loadConverter', undefined)));
  if (!world.jingduMakeConvert) throw new Problem('noAnswer');
  return world.jingduMakeConvert;
}
