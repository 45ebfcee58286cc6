/** A row of `tombs`: a document that is no more, but that postings may still name. */
export interface TombRow {
  n: number;
}

/** A row of `segments`: the postings of a range of documents. It never changes; search reads it. */
export interface SegmentRow {
  id: number;
  /** The documents `from ≤ n < to`; segments follow each other without a gap. */
  from: number;
  to: number;
  /** Documents in it. */
  docs: number;
  blocks: number;
  bytes: number;
  /** `FOLD_VERSION` that it was made with. */
  fold: number;
}

/** A row of `drafts`: a segment that is not a part of the index yet, or not any more; search knows nothing of it. */
export interface DraftRow extends SegmentRow {
  /** `making` until all is written, `dead` until all is deleted. */
  state: 'making' | 'dead';
  /** The segments that it is to replace; none when it is made from the texts. */
  inputs: number[];
  /** Documents of the inputs that it leaves out. */
  dropped: number[];
  /** The last token that is written, or -1. */
  done: number;
}

/** A row of `outlines`: what is kept in memory of a segment. */
export interface OutlineRow {
  id: number;
  /** The first token of each block, ascending. */
  firsts: Float64Array<ArrayBuffer>;
  /** For each number from `from` on when it was saved, in seconds since 1970; 0 where there is no document. */
  times: Uint32Array<ArrayBuffer>;
}
