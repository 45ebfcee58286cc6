/**
 * What class names and ids say an element is for, in the words that pages everywhere use. None of them decides: each is
 * a feature of the block model, which has learned how far to believe it.
 */
const GROUPS: readonly RegExp[] = [
  /article|content|body|post|text|entry|story|main|detail|para|rich|topic|news|blog|essay|editor/,
  /comment|repl(?:y|ies)|disqus|discuss|respond|feedback/,
  /relat|recommend|more|popular|trending|rank|hot|teaser|card|suggest|next|prev|also|latest|carousel|recirc/,
  /cookie|consent|gdpr|privacy|onetrust|modal|popup|overlay|dialog|paywall|log-?in|sign-?in|\bcmp\b/,
  /share|social|follow|tool|\bqr|vote|like|rating|print/,
  /author|byline|\bbio\b|meta|date|time|source|info|profile|avatar/,
  /nav|menu|crumb|head(?:er)?\b|foot|side|\bbar\b|\btoc\b|pag(?:er|ing|ination)|\btags?\b|categor|skip/,
  /\bad\b|\bads|advert|promo|sponsor|banner|outbrain|taboola|newsletter|subscri|sign-?up|\bcta\b|download|\bapp\b|widget|affiliate/,
  /caption|credit|figure|gallery|photo|image|\bpic|video|media|player/,
  /copyright|disclaim|legal|notice|statement|declare|terms/,
  /title|headline|heading|subject|\bh1\b/,
  /list|item|grid|\brow\b|\bcol\b|module|section|block/,
  /newsletter|subscri|sign-?up|donat|fundrais|paywall|regwall|membership|gfield|form-?(?:field|group|control)|wpcf7|captcha|survey/,
];
/** Where some of them stand in that list. */
export const GROUP = { comments: 1, consent: 3, sharing: 4, byline: 5, navigation: 6, asking: 12 } as const;
export const NAME_GROUPS = GROUPS.length;
/** Class names are as long as a page likes; their beginning tells enough. */
const MAX_NAME = 160;

/** The groups that an element's class and id belong to, a bit each. `known` remembers names: rows of a list all have the same. */
export function readNameGroups(className: string, id: string, known: Map<string, number>): number {
  if (className === '' && id === '') return 0;
  const raw = `${className} ${id}`;
  const seen = known.get(raw);
  if (seen !== undefined) return seen;
  const bits = groupsOf(raw);
  known.set(raw, bits);
  return bits;
}

function groupsOf(raw: string): number {
  const names = raw
    .slice(0, MAX_NAME)
    .replace(/([a-z])(?=[A-Z])|_/g, '$1-')
    .toLowerCase();
  let bits = 0;
  for (let i = 0; i < GROUPS.length; i++) if (GROUPS[i]?.test(names)) bits |= 1 << i;
  return bits;
}
