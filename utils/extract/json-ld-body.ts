/** A shorter `articleBody` is a teaser. */
const MIN_LENGTH = 150;
/** White space and the colon between a key and its string. */
const MAX_GAP = 200;

/** The article's text as the page gives it to search engines (JSON-LD `articleBody`), or the empty string. */
export function readArticleBody(copy: Document): string {
  let body = '';
  for (const script of copy.querySelectorAll('script[type="application/ld+json"]')) {
    // Many are broken JSON; the one string is found without parsing the rest.
    body += unescapeJson(findString(script.textContent ?? '', '"articleBody"'));
  }
  return body.length < MIN_LENGTH ? '' : body;
}

/** What stands between the quotation marks behind the first `key` that has a string; as it is written. */
function findString(json: string, key: string): string {
  for (let at = json.indexOf(key); at >= 0; at = json.indexOf(key, at + 1)) {
    const start = /^\s*:\s*"/.exec(json.slice(at + key.length, at + key.length + MAX_GAP))?.[0].length;
    if (start === undefined) continue;
    const from = at + key.length + start;
    for (let end = json.indexOf('"', from); end >= 0; end = json.indexOf('"', end + 1))
      if (!isEscaped(json, end)) return json.slice(from, end);
  }
  return '';
}

/** Whether an odd number of backslashes stands before it. */
function isEscaped(json: string, at: number): boolean {
  let before = at;
  while (json[before - 1] === '\\') before--;
  return (at - before) % 2 === 1;
}

function unescapeJson(escaped: string): string {
  try {
    return JSON.parse(`"${escaped.replace(/[\n\r\t]/g, ' ')}"`);
  } catch {
    return '';
  }
}
