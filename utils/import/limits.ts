/** Caps on what a file may make us do, all far above what is real. Bytes are counted as they come out, not as declared. */
export const LIMITS = {
  /** Files in a ZIP file. */
  entries: 2_000_000,
  /** One text within a ZIP file, and one CSV or HTML file. */
  text: 64_000_000,
  /** One record of a JSON file. */
  record: 32_000_000,
  /** One picture: what saving takes, too. */
  picture: 25_000_000,
  /** All that comes out of one ZIP file. */
  total: 40_000_000_000,
  /** What is packed more than this many times smaller is no text, beyond `ratioFrom` bytes. */
  ratio: 300,
  ratioFrom: 8_000_000,
  /** A title, an address, a note: UTF-16 units. */
  field: 10_000,
  note: 200_000,
  tags: 500,
  tag: 200,
  list: 5_000,
  /** Earlier texts of one article. */
  versions: 200,
} as const;
