/** What was typed after the command: `--name value`, `--name` alone, and what stands by itself. */
export interface Options {
  /** What stands by itself, in order. */
  names: string[];
  has(option: string): boolean;
  /** The value of an option, or this one. */
  text(option: string, otherwise: string): string;
  number(option: string, otherwise: number): number;
}

/** Reads a command line; options named in `switches` take no value. */
export function readOptions(switches: readonly string[] = [], args = process.argv.slice(2)): Options {
  const names: string[] = [];
  const values = new Map<string, string>();
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (!word.startsWith('--')) names.push(word);
    else if (switches.includes(word.slice(2))) values.set(word.slice(2), '');
    else values.set(word.slice(2), args[++at] ?? '');
  }
  return {
    names,
    has: (option) => values.has(option),
    text: (option, otherwise) => values.get(option) ?? otherwise,
    number: (option, otherwise) => {
      const value = values.get(option);
      if (value === undefined) return otherwise;
      if (!Number.isFinite(Number(value)) || value === '') throw new Error(`--${option} takes a number.`);
      return Number(value);
    },
  };
}
