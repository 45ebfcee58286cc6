import type { SiteRule } from './sites/site-rule';
import type { TagColor } from './tag-color';

/** What belongs to no single article, on its way out of the library or into it. */
export interface ArchivedShared {
  tagColors: readonly ArchivedTagColor[];
  /** The reader's rules for sites. */
  rules: readonly SiteRule[];
}

export interface ArchivedTagColor {
  /** The tag, folded. */
  tag: string;
  color: TagColor;
  /** When it was set, as the library's clock says it. */
  stamp?: string;
}
