/** What a page has not answered after so long it will never answer, however busy the machine is. */
const NEVER_MS = 240_000;

/** The same promise, given up after a while. @throws Error when it is */
export async function within<T>(promise: Promise<T>, what: string, ms = NEVER_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: no answer within ${ms / 1000} s.`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
