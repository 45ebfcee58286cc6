/** Longer than this is a sentence about somebody, not a name. */
const MAX_NAME = 80;
const NAMED = '[rel="author"],[itemprop="author"],[class*="byline" i],[class*="author" i]';
const LEAD =
  /^(?:by|von|par|por|di|written by|posted by|作者|记者|文|撰文|本报记者)\s*[:：/]?\s+|^(?:作者|记者|撰文)\s*[:：]\s*/i;
/** Names that say nothing of who wrote it. */
const NOBODY = /^(?:admin(?:istrator)?|editor|staff|guest|root|author|编辑|管理员|网络|佚名|未知)$/i;

/** Who wrote it: from the page's data, from a labelled field, or from an element that is named so. */
export function findByline(copy: Document, factsLine: string): string | undefined {
  return fromJsonLd(copy) ?? fromLine(factsLine) ?? fromMeta(copy) ?? fromMarkup(copy);
}

function fromJsonLd(copy: Document): string | undefined {
  for (const script of copy.querySelectorAll('script[type="application/ld+json"]')) {
    const match = /"author"\s*:\s*\[?\s*\{[^{}]*?"name"\s*:\s*"([^"]{2,80})"/.exec(script.textContent ?? '');
    const name = toName(match?.[1]);
    if (name) return name;
  }
  return undefined;
}

function fromLine(line: string): string | undefined {
  return toName(/(?:作者|记者|撰文|文)\s*[:：/]\s*([^\s|:：]{2,20})/.exec(line)?.[1]);
}

function fromMeta(copy: Document): string | undefined {
  for (const meta of copy.querySelectorAll(
    'meta[name="author" i],meta[property="article:author" i],meta[name="byl" i]',
  )) {
    const name = toName(meta.getAttribute('content'));
    if (name) return name;
  }
  return undefined;
}

/** The first short one in the page: bylines stand by the title, authors of comments far below. */
function fromMarkup(copy: Document): string | undefined {
  for (const element of [...copy.querySelectorAll(NAMED)].slice(0, 5)) {
    const name = toName(element.textContent);
    if (name) return name;
  }
  return undefined;
}

function toName(text: string | null | undefined): string | undefined {
  const name = (text ?? '').replace(/\s+/g, ' ').trim().replace(LEAD, '').trim();
  if (name.length < 2 || name.length > MAX_NAME || NOBODY.test(name) || /https?:|[{}<>@]/.test(name)) return undefined;
  return name;
}
