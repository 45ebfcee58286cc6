import { LIMITS } from './limits';

/** What stands at one place of a list: a record as JSON text, or why there is none. */
export type JsonPiece = { kind: 'record'; text: string } | { kind: 'broken'; reason: 'tooLarge' | 'cutOff' };

const QUOTE = '"';

/**
 * The records of the first list in a JSON file, one at a time: a list of lists' depth is never in memory, and a record
 * that is broken breaks no other. `key` names the list where the file is an object.
 */
export async function* splitJson(blob: Blob, key?: string): AsyncGenerator<JsonPiece> {
  const scanner = new Scanner(key);
  const decoder = new TextDecoder();
  const reader = blob.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      yield* scanner.push(done ? decoder.decode() : decoder.decode(value, { stream: true }));
      if (done || scanner.isDone) break;
    }
    if (!scanner.isDone) yield { kind: 'broken', reason: 'cutOff' };
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

class Scanner {
  isDone = false;
  /** How many brackets are open; the list's records are one deeper than its own. */
  #depth = 0;
  /** The depth within the list, once it has begun. */
  #list = 0;
  #isString = false;
  #isEscaped = false;
  #string = '';
  #record = '';
  #isTooLarge = false;
  readonly #key: string | undefined;

  constructor(key?: string) {
    this.#key = key;
  }

  *push(text: string): Generator<JsonPiece> {
    let from = 0;
    for (let at = 0; at < text.length && !this.isDone; at++) {
      const character = text.charAt(at);
      if (this.#isString) {
        this.#readString(character);
        continue;
      }
      if (character === QUOTE) this.#isString = true;
      else if (character === '[' || character === '{') {
        if (this.#list === 0 && character === '[' && this.#isWanted()) {
          this.#list = this.#depth + 1;
          from = at + 1;
        }
        this.#depth += 1;
      } else if (character === ']' || character === '}') {
        this.#depth -= 1;
        if (this.#list > 0 && this.#depth < this.#list) {
          this.#keep(text.slice(from, at));
          yield* this.#flush();
          this.isDone = true;
        }
      } else if (character === ',') {
        if (this.#list > 0 && this.#depth === this.#list) {
          this.#keep(text.slice(from, at));
          yield* this.#flush();
          from = at + 1;
        } else if (this.#list === 0) this.#string = '';
      }
    }
    if (!this.isDone && this.#list > 0) this.#keep(text.slice(from));
  }

  /** The last string that was read is the key of what follows it. */
  #readString(character: string): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (character === '\\') this.#isEscaped = true;
    else if (character === QUOTE) {
      this.#isString = false;
      return;
    }
    if (this.#list === 0 && this.#string.length < 100) this.#string += character;
  }

  #isWanted(): boolean {
    return this.#key === undefined ? this.#depth === 0 : this.#depth === 1 && this.#string === this.#key;
  }

  #keep(text: string): void {
    if (this.#isTooLarge) return;
    if (this.#record.length + text.length > LIMITS.record) {
      this.#isTooLarge = true;
      this.#record = '';
    } else this.#record += text;
  }

  *#flush(): Generator<JsonPiece> {
    const text = this.#record.trim();
    if (this.#isTooLarge) yield { kind: 'broken', reason: 'tooLarge' };
    else if (text) yield { kind: 'record', text };
    this.#record = '';
    this.#isTooLarge = false;
  }
}
