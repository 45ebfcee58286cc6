/** An article that has every part a reading view must set well: for the tests of typesetting, and for its pictures. */
export const PARTS_TITLE = '排版的细节：一篇什么都有的文章';

const ROWS = [
  ['北京', '21.9', '0.4', '16410', '010', '100000', '首都，华北平原北缘'],
  ['上海', '24.9', '1.2', '6340', '021', '200000', '长江入海口'],
  ['广州', '18.7', '-0.3', '7434', '020', '510000', '珠江三角洲'],
  ['成都', '21.3', '2.1', '14335', '028', '610000', '四川盆地西部'],
  ['淄博', '4.7', '0.1', '5965', '0533', '255000', '鲁中山区与华北平原之间'],
];

const BODY = `
<p>中文排版讲究的是<em>疏密有致</em>。字与字之间、行与行之间、段与段之间，都要留出恰当的空白，读者的眼睛才不会累。自从2012年W3C发布《中文排版需求》草案以来，CSS里陆续有了text-autospace、text-spacing-trim等属性，网页第一次能像书籍一样处理标点的挤压和中英文之间的空隙。<sup><a href="#n1">[1]</a></sup></p>
<p>“好的排版是看不见的。”这句话出自一位老编辑之口（他在出版社工作了四十年），他还说：“版面要像空气，人人都在呼吸，却没有人注意到它。”<sup><a href="#n2">[2]</a></sup></p>
<h2>一、标题与层级</h2>
<p>标题应当与正文拉开距离，但不要喧宾夺主。一级标题统领全文，二级标题划分章节，三级标题点明要旨；层级再多，读者就会迷路。</p>
<blockquote><p>排版之于文字，犹如演奏之于乐谱：乐谱写得再好，也要有人把它奏出来。</p><p>——某位不愿具名的设计师</p></blockquote>
<h3>1. 列表</h3>
<p>列表适合并列的内容。下面是几条常见的禁则：</p>
<ul><li>句号、逗号、顿号不得出现在行首；</li><li>前引号、前括号不得出现在行尾；</li><li>破折号——与省略号……不得从中间断开。</li></ul>
<ol><li>先定字号与行高；</li><li>再定行长；</li><li>最后定段落之间的区分方式：首行缩进，或者段间空行，二者取其一。</li></ol>
<h3>2. 注音与着重</h3>
<p>生僻字可以注音：<ruby>饕<rp>(</rp><rt>tāo</rt><rp>)</rp>餮<rp>(</rp><rt>tiè</rt><rp>)</rp></ruby>纹是商周青铜器上常见的纹饰。全角数字如２０２３应当原样保留。</p>
<h2>二、表格与代码</h2>
<p>表格太宽时应当在自己的框里滚动，不能把整个页面撑破：</p>
<table><thead><tr><th>城市</th><th>人口（百万）</th><th>年增长（％）</th><th>面积</th><th>区号</th><th>邮编</th><th>位置</th></tr></thead><tbody>${ROWS.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table>
<p>下面这段样式写的就是本文的设置，其中<code>text-spacing-trim</code>负责标点挤压：</p>
<pre><code>.article {
  text-autospace: normal;      /* 中文与西文之间自动留空，不需要作者手动敲空格，这一行特意写得很长很长很长 */
  text-spacing-trim: trim-start;
  line-break: strict;
}</code></pre>
<h2>三、图片</h2>
<figure><img src="/river.png" alt="黄昏的河岸" width="960" height="540"><figcaption>图一：黄昏的河岸，摄于去年深秋</figcaption></figure>
<p>图片要能放大来看，说明文字要与正文有所区别。下面这张图片已经丢失，应当安静地说明，而不是留下一个破碎的图标：</p>
<p><img src="/gone.jpg" alt="丢失的照片" width="600" height="300"></p>
<p>视频不能保存，只留下一张海报和一个链接：</p>
<p><iframe src="https://www.youtube.com/embed/abcdefghijk" title="一段视频" width="560" height="315"></iframe></p>
<h2>四、结语</h2>
<p>排版没有终点。每一代人都在用新的工具，去接近那个老目标：让读者忘记版面，只记得文章。这件事说起来容易，做起来却需要成百上千个细节的配合，其中任何一个出了差错，眼睛立刻就会知道。</p>
<p>[1] 即《Requirements for Chinese Text Layout》，由W3C中文排版需求任务团编写。</p>
<p>[2] 据编辑部的回忆录，原话略有不同。</p>`;

/** The page's article, in a site's plain dress. */
export function partsPage(): string {
  return `<nav><a href="/">首页</a></nav><article><h1>${PARTS_TITLE}</h1>${BODY}</article><footer>Copyright © 2024 其他网站</footer>`;
}
