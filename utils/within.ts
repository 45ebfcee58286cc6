import { Problem } from './problem';

/** What `work` gives, if it does so in time. @throws Problem `noAnswer` when it takes longer */
export function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Problem('noAnswer')), timeoutMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
