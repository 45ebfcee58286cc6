/** Pictures can be fetched again, and twice on one disk is much: larger ones have no second copy. */
export const MAX_PICTURE_BYTES = 5_000_000;
