/** Rows that are on the screen before all of a list, or all that is found, is known. */
export const FIRST_ROWS = 30;
