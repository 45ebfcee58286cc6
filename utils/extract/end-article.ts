/** Signs that stand round the words of such a line: bullets, brackets, a number of comments. */
const SIGNS = String.raw`[\s\d#>»›▼▲▶◆●■★|·•:：()（）[\]【】“”"'*+=_.…–—-]*`;
/** Whole lines below which there is no article any more: its comments, other articles, who wrote it, a letter to order. */
const ENDS = [
  String.raw`(?:(?:one|no)\s+)?(?:comments?|thoughts? on .*)|leave a (?:comment|reply)|join the conversation`,
  '(?:全部|网友|相关|精彩|最新|热门|发表|我要)?评论|网友热议|(?:网友)?跟帖',
  'kommentare?|comentarios?|commentaires?|commenti|komentarze|yorumlar|komentar|комментарии|コメント|댓글',
  '(?:相关|延伸|推荐|热门|更多|精彩|最新)(?:阅读|文章|新闻|推荐|链接|报道|内容|资讯)|猜你喜欢|[您你]可能.{0,4}(?:感兴趣|喜欢).{0,4}|编辑推荐',
  'related (?:stories|articles|posts|reading|content|topics|coverage|news)|you (?:may|might) also (?:like|enjoy|be interested in)',
  String.raw`more (?:from|in|on|stories|articles)\b.{0,30}|read next|up next|keep reading|what to read next|also read`,
  'most (?:popular|read|viewed)|recommended(?: for you| reading)?|trending(?: now)?|(?:latest|popular|recent) (?:news|posts|articles|stories)',
  'baca juga|artikel terkait|powiązane|te puede interesar|artículos relacionados|(?:à )?lire aussi|leggi anche|читайте также|関連記事|관련 ?기사',
  'about the author|author bio|meet the author|newsletters?|subscribe(?: to .{0,40})?|sign up.{0,40}',
].join('|');
const END = new RegExp(`^${SIGNS}(?:${ENDS})${SIGNS}$`, 'i');
const MAX_LINE = 80;
/** So much of what is kept stands before such a line, or it is none. */
const MIN_BEFORE = 0.4;
/** What follows goes only where the model doubts it: a box between two paragraphs ends nothing. */
const DOUBTED = 0.6;

/**
 * Ends the article at a line that says that something else begins, where single blocks have not told: comments are
 * prose, too. `probabilities` are the model's. Changes `isKept`.
 */
export function endArticle(
  texts: readonly string[],
  lengths: readonly number[],
  probabilities: readonly number[],
  isKept: boolean[],
): void {
  let after = 0;
  let rightAfter = 0;
  lengths.forEach((length, i) => {
    if (!isKept[i]) return;
    after += length;
    rightAfter += length * (probabilities[i] ?? 0);
  });
  const total = after;
  for (let i = 0; i < texts.length && after > 0; i++) {
    const text = texts[i] ?? '';
    const isDoubted = rightAfter < DOUBTED * after && total - after > MIN_BEFORE * total;
    if (isDoubted && text.length < MAX_LINE && END.test(text)) {
      isKept.fill(false, i);
      return;
    }
    if (!isKept[i]) continue;
    after -= lengths[i] ?? 0;
    rightAfter -= (lengths[i] ?? 0) * (probabilities[i] ?? 0);
  }
}
