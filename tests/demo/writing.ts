/** Text of our own for pages that need some: plain enough to read, long enough to be an article. */

export const FINANCE = {
  title: '小镇面馆的账本:一碗面里的成本与人情',
  source: '县城观察',
  date: '2024-03-18 09:20',
  crumbs: ['财经', '生意'],
  paragraphs: [
    '早上五点半,街上的路灯还没有熄,老周已经把第一锅骨头汤烧开了。他的面馆开在镇中学对面,十二张桌子,一年到头只在除夕和初一歇两天。',
    '“一碗面卖九块,我给你算算里面有多少。”他从抽屉里翻出一本卷了边的账本。面粉、骨头、青菜、煤气,一样一样记得清楚,连葱花都有一栏。去年冬天葱价涨到六块一斤,那一栏用红笔圈了三次。',
    '按照账本,一碗面的材料成本在三块二上下,房租摊下来八毛,水电煤气六毛,再加上帮工的工资,到手的利润不到两块。遇上菜价涨,就只剩下几毛钱。老周说,最难的不是涨价,是不知道该不该跟着涨。',
    '对面奶茶店的价格一年调了三回,隔壁的早餐铺悄悄把包子做小了一圈。老周没有动。“来的都是学生和走了几里路赶集的人,多一块钱,有的人就舍不得加个鸡蛋了。”',
    '转机出在去年夏天。镇上通了快递专线,儿子帮他把熬好的骨汤浓缩、真空包装,挂到网上卖。第一个月卖了四十单,大多是在外地打工的老乡。到了年底,一个月能有六百多单,账本后面多出了新的一页,叫“外面的人”。',
    '浓缩汤的毛利比堂食高出一倍。老周用这笔钱添了一台新冰柜,给帮工涨了三百块工资,面还是九块一碗。他说自己不懂什么叫现金流,只知道左手的钱可以帮右手一把。',
    '县里做小微企业调研的人来过两次,问他最需要什么。他想了想,说希望冷库的电价能便宜一点,希望路修好以后不要再挖开。来的人都记在了本子上,后来冷库的电价真的降了。',
    '中午十二点,校门打开,十二张桌子一下子坐满了。老周没有时间再说话,只朝后厨喊了一声:“三号桌,加个蛋,算我的。”',
  ],
};

export const PLAIN = {
  title: '父亲的自行车',
  source: '晚风副刊',
  date: '2023-11-02',
  crumbs: ['情感', '故事'],
  paragraphs: [
    '父亲有一辆老式自行车,二八大杠,黑色的漆早已斑驳,铃铛却一直擦得发亮。我关于童年的记忆,多半坐在它的横梁上。',
    '那时候家离镇上有十一里路,途中要过一座石桥。每到桥头,父亲总会下来推着走,说桥面不平,颠着了我不好。我便数桥栏上的石狮子,数到第二十三只,就能看见镇上的烟囱。',
    '有一年发大水,石桥被冲断了半边,父亲扛着自行车从齐腰深的水里蹚过去,为的是赶在邮局关门之前,把我的录取通知书取回来。他把信用油布裹了三层,贴身放着,回到家的时候,衣服都湿透了,信是干的。',
    '后来我去了外地读书、工作,家里换了电动车,又换了小汽车,那辆自行车却一直靠在院墙边。母亲几次想卖了它,父亲都不肯,说还能骑。',
    '去年冬天他病了一场,出院以后走路慢了许多。春天回家,我看见他坐在院子里,拿着一块绒布擦车铃,一下一下,很慢,很仔细。我问他擦它做什么,他说:“等你的孩子大了,也让他坐一坐。”',
    '我蹲下来,帮他给链条上油。铃铛响了一声,还是从前的声音,清清亮亮,像是从那座石桥上传过来的。',
  ],
};

export const CHINESE = {
  title: '山里的图书馆',
  paragraphs: [
    '从县城坐两个小时的中巴,再走四十分钟山路,才能到这座只有一间屋子的图书馆。它没有招牌,门口的核桃树上钉着一块木板,写着开门的时间:天亮到天黑。',
    '管理员姓宋,今年六十七岁,退休前是村小的老师。学校撤并以后,教室空了下来,他把自己的两百多本书搬了进去,又写信给从前的学生,请他们把读完的书寄回来。第一年收到了三箱,第二年收到了三十箱。',
    '如今架子上有九千多本书,按照孩子们自己想出来的办法分类:有动物的、有外国的、看了会哭的、看不懂但是很厉害的。宋老师说,分类法不重要,重要的是他们自己找得到。',
    '借书不用证件,只要在本子上写下名字和书名。十一年来,本子写满了二十六册,丢掉的书不到四十本。有一本《十万个为什么》丢了三年,又自己回到了架子上,里面夹着一张纸条,说对不起,弟弟也想看。',
    '去年冬天大雪封山,图书馆成了全村唯一生炉子的公共屋子。老人们来烤火,孩子们来写作业,渐渐地有人开始给不识字的老人念书。念得最多的是《西游记》,一个冬天念到了第六十一回。',
    '有人问宋老师图这个什么。他想了很久,指着窗外的核桃树说,这棵树是他来教书那年种的,头七年一个果子也没有结。“书也是一样,你不能天天去看它长了没有。”',
  ],
};

export const ENGLISH = {
  title: 'The Lighthouse Keeper Who Counted Birds',
  byline: 'Margaret Hale',
  paragraphs: [
    'For thirty-one years the light at Corran Point was kept by a man who wrote down every bird that struck the glass. He did it at first because the rules asked for a log of the night, and later because he could not stop. The notebooks, forty-four of them, sat in a tin trunk until his granddaughter opened it last spring.',
    'What she found was not a diary. There is almost nothing in it about the weather, the loneliness, or the supply boat that came every second Tuesday. There are columns: the date, the hour, the wind, the species, and whether the bird lived. He warmed the stunned ones in a box beside the stove and let them go at dawn.',
    'Ornithologists who have looked at the pages say that nothing like them exists for that coast. The entries begin two decades before the first organised survey, and they record passages of redwings and goldcrests in numbers that nobody alive has seen. On one October night he counted four hundred and twelve, and wrote in the margin only that his hands were cold.',
    'The light was automated in the autumn of his sixty-third year. He moved to the village, planted beans, and was known to stand at the harbour wall on nights of low cloud, looking toward the point. The new lamp turned faster than the old one, and he believed, rightly as it happens, that it killed fewer birds.',
    'His granddaughter has spent the past year typing the columns into a spreadsheet, one notebook a week. She is not a scientist; she teaches music to small children. She says that after a while the numbers begin to have a rhythm, that you can hear the migrations coming in them like a tune from another room.',
    'The university has offered to keep the notebooks in a climate-controlled vault. She has agreed to lend them, one at a time, on the condition that each comes home before the next one leaves. The trunk, she says, was never meant to be empty.',
  ],
};

/** What the links of the lists lead to: a short article of its own under each headline. */
export function writeShortArticle(title: string): string[] {
  return [
    `本报讯 记者近日从有关部门获悉,围绕“${title}”这一话题,各地陆续推出了不少新做法,效果如何,记者进行了走访。`,
    '在城东的一个社区,居民王阿姨正在活动室里和邻居们商量下个月的安排。她说,过去办一件小事要跑三趟,现在打一个电话就有人上门,省下来的时间可以多陪陪孙子。社区工作人员介绍,他们把常见的事项列成一张清单,贴在每栋楼的门口,谁负责、几天办完,写得清清楚楚。',
    '在距离市区四十公里的镇上,变化同样看得见。新修的道路通到了村口,快递站点设在了小卖部里,年轻人把家里的柿饼和粉条卖到了外省。镇里的负责人算了一笔账:去年一年,仅运费一项就为农户省下了近三十万元。',
    '受访的专家认为,这些做法的共同点在于把力气用在了小处。大的规划固然重要,但老百姓感受最深的,往往是门口的一盏路灯、一个不再漏水的屋顶。接下来的关键,是让好的经验能够长期坚持下去,而不是一阵风。',
    '记者离开的时候,天已经黑了,活动室里的灯还亮着,有人在教老人用手机挂号。窗外的广场上,音乐声响了起来,又是一个寻常的晚上。',
  ];
}
