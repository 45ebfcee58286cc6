import type { Pages } from './article';

/** How complete a saved article is. */
export interface Receipt {
  /** 字数. */
  count: number;
  pages?: Pages;
  /** How many blocks were left out. */
  removed: number;
  /** Unknown where the article is not kept yet. */
  pictures?: PictureCount;
}

export interface PictureCount {
  /** What the body shows, but for dots that count readers. */
  all: number;
  /** Of these, on this machine. */
  here: number;
  /** On their way. */
  waiting: number;
  /** Match patterns of hosts that the reader would have to allow first. */
  hosts: string[];
}
