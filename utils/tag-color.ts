/** The names of the colours of tags; `components/tokens.css` says what they look like. */
export const TAG_COLORS = ['red', 'orange', 'yellow', 'green', 'blue', 'purple', 'grey'] as const;
export type TagColor = (typeof TAG_COLORS)[number];
