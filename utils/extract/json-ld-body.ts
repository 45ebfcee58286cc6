/** A shorter `articleBody` is a teaser. */
const MIN_LENGTH = 150;

/** The article's text as the page gives it to search engines (JSON-LD `articleBody`), or the empty string. */
export function readArticleBody(copy: Document): string {
  let body = '';
  for (const script of copy.querySelectorAll('script[type="application/ld+json"]')) {
    // Many are broken JSON; the one string is found without parsing the rest.
    const match = /"articleBody"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(script.textContent ?? '');
    if (match?.[1]) body += unescapeJson(match[1]);
  }
  return body.length < MIN_LENGTH ? '' : body;
}

function unescapeJson(escaped: string): string {
  try {
    return JSON.parse(`"${escaped.replace(/[\n\r\t]/g, ' ')}"`);
  } catch {
    return '';
  }
}
