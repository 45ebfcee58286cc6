/** What an export says in the reader's language, besides the articles' own words. */
export interface ExportWords {
  /** BCP 47: the language of these words. */
  lang: string;
  original: string;
  picture: string;
  note: string;
  highlights: string;
  contents: string;
  /** Of a book or archive of many articles. */
  title: string;
  search: string;
  nothingFound: string;
  /** Shows the next ones of a long list. */
  more: string;
  /** With `$1` for how many. */
  count: string;
}
