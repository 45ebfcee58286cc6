/** A file of an export. Its content is made when it is written, so that only one is in memory at a time. */
export interface ExportEntry {
  /** With `/` between folders. */
  path: string;
  content: () => string | Blob | AsyncIterable<string> | Promise<string | Blob>;
  /** Pictures are packed already: packing them again costs time and saves nothing. */
  isPacked?: boolean;
}
