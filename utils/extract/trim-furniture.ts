import type { Block } from './split-blocks';

/** A whole short block that tells the reader to do something else: scan, download, click, read another article. */
const CALL =
  /^[\s(（【[>▼↓]*(?:点击(?:查看|图片|进入|下载|关注|上方|下方|蓝字)|长按.{0,20}(?:二维码|识别|关注)|扫(?:码|一扫|描).{0,12}(?:关注|下载|二维码|阅读|查看|手机)|立即(?:下载|打开|体验|购买|咨询)|(?:推荐|相关|延伸|拓展|热门)(?:阅读|文章|新闻|链接)\s*[:：]?|下载.{0,12}(?:APP|客户端)|(?:欢迎)?关注.{0,20}公众号|展开(?:全文|阅读)|分享(?:到|至)\s*[:：]?|(?:您|你)可能(?:还|也)?(?:感兴趣|喜欢)|第\s*\d+\s*页\s*[/／]\s*共\s*\d+\s*页|转载请注明(?:出处|来源)|广告(?:通知)?[:：\s]?.{0,60}$)/i;
const MAX_CALL = 160;
/** A whole line that is the page's own: a label over an advertisement, a button that has no words but these. */
const LABEL =
  /^[\s[(|•·*-]*(?:advertise?ment|advertising|sponsored(?: content)?|related(?: (?:stories|articles|posts|coverage))?|see more|view all|share this(?: \w+)?|(?:toggle|hide) caption|enlarge this image|open in a new tab|view (?:this figure|image|in gallery)|listen to this (?:article|story)|continue reading(?: below)?|(?:story|article) continues below.{0,20}|skip to .{0,20}|back to top|publicité|anzeige|werbung|publicidad|pubblicità|reklama|реклама|iklan|広告|광고|إعلان|विज्ञापन)[\s\])|•·:.…*-]*$/i;
const MAX_LABEL = 50;
/** What a label in Han characters or hangul has. */
const WIDE_LABEL = /広告|광고/;

/** What stands under the last paragraph: who edited it, where it came from, what one may not do with it. */
const TAIL =
  /^[\s(（【[]*(?:纠错[】\])）]?[\s【[(（]*)?(?:(?:责任|本文|收集|值班|执行|本期)?(?:编辑|责编|校对|审核|监制|编审|主编|实习生)|来源|稿源|文章来源|作者|原标题|原文(?:链接|标题)|上一篇|下一篇|标签|关键词|打赏|阅读原文|举报|返回)\s*(?:[:：丨|/]|$)/;
const NOTICE =
  /^[\s(（【[*“"]*(?:notice:\s*the (?:above )?content|(?:特别|免责|版权|郑重|转载|本站)?声明|版权(?:归|所有)|转载(?:请|须|自)|侵权|以上内容|本文(?:来源|转自|系转载|仅代表|内容仅))/i;
/** A link to another article under the last paragraph: with a bullet before it or a date behind it. */
const OTHER = /^[·•▪◆■>›»]\s*\S|[(（](?:19|20)\d\d[-/.年][^()（）]{3,24}[)）]$/;
const MAX_TAIL = 130;
const MAX_NOTICE = 700;
/** The line of facts under a title: labels with their values, and no sentence. */
const FACTS =
  /^[\s(（【[]*(?:(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*(?:\d{1,2}:\d\d(?::\d\d)?)?\s*(?:更新)?\s*(?=来源|作者|编辑|$)|(?:(?:发布|更新|发表)?(?:日期|时间)|来源|稿源|文章来源|作者|(?:责任|收集|本文)?编辑|责编|浏览|点击(?:量|数)?|阅读(?:量|数)?|字号|字体)\s*[:：])[^。！？]*$/;
/** The day it appeared, on a line with no more than a label, a clock or the minutes that reading takes. */
const DAY =
  /^(?:(?:last )?(?:updated|published|posted|modified|date)\b\W*(?:on\W*)?)?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4}|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? \d{4}|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)[^.!?。！？]{0,40}$/i;
const HEAD_BLOCKS = 4;
/** Letters of names beside a date. */
const MAX_BESIDE_DATE = 24;
/** How many of the last kept blocks may be a tail. */
const TAIL_BLOCKS = 6;

/**
 * Takes back from what the model kept the lines that only a reader of the words can tell: by block and place, never by
 * a word within a paragraph. `publishedText` is the date as it was read beside the title. Changes `isKept`.
 */
export function trimFurniture(blocks: readonly Block[], isKept: boolean[], publishedText: string | undefined): void {
  blocks.forEach(({ text, weight }, i) => {
    if (!isKept[i]) return;
    // Each pattern only where its script is: compiling it costs more than all the rest.
    const isWide = weight > text.length;
    if (weight <= MAX_CALL && isWide && CALL.test(text)) isKept[i] = false;
    else if (text.length <= MAX_LABEL && (!isWide || WIDE_LABEL.test(text)) && LABEL.test(text)) isKept[i] = false;
  });
  const kept = blocks.flatMap((_, i) => (isKept[i] ? [i] : []));
  for (const i of kept.slice(0, HEAD_BLOCKS)) {
    const { text = '', weight = 0 } = blocks[i] ?? {};
    if (weight <= MAX_TAIL && (FACTS.test(text) || DAY.test(text) || isDateline(text, publishedText)))
      isKept[i] = false;
  }
  for (const i of kept.slice(-TAIL_BLOCKS).reverse()) {
    const { text = '', weight = 0, linkLength = 0 } = blocks[i] ?? {};
    const isOther = linkLength > text.length / 2 && OTHER.test(text);
    if (
      isOther ||
      (weight <= MAX_TAIL && weight > text.length && TAIL.test(text)) ||
      (weight <= MAX_NOTICE && NOTICE.test(text))
    )
      isKept[i] = false;
    else break;
  }
}

/** The line that the date was read from, with a name before or behind it, is no part of what is told. */
function isDateline(text: string, publishedText: string | undefined): boolean {
  if (!publishedText || !text.includes(publishedText)) return false;
  return text.length - publishedText.length <= MAX_BESIDE_DATE && !/[。！？.!?]$/.test(text);
}
