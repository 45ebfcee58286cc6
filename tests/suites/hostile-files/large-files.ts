/** A file that is too much of one kind: a beginning, one record again and again with `#` for its number, an end. */
export interface LargeFile {
  name: string;
  head: string;
  record: string;
  tail: string;
}

const WORDS = '这个春天来得很晚，河边的柳树到了四月才绿。'.repeat(4);
const LINK = 'https://a.example/#';

/** Of every kind that is text: valid from end to end, and only large. */
export const LARGE_FILES: readonly LargeFile[] = [
  {
    name: 'pocket.csv',
    head: 'title,url,time_added,tags,status\n',
    record: `${WORDS},${LINK},1600000000,a|b,unread\n`,
    tail: '',
  },
  {
    name: 'instapaper.csv',
    head: 'URL,Title,Selection,Folder,Timestamp\n',
    record: `${LINK},题 #,${WORDS},Unread,1600000000\n`,
    tail: '',
  },
  {
    name: 'raindrop.csv',
    head: 'id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n',
    record: `#,题 #,,${WORDS},${LINK},一,"a, b",2020-01-01T00:00:00.000Z,,,false\n`,
    tail: '',
  },
  {
    name: 'readwise.csv',
    head: 'Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n',
    record: `${WORDS},${LINK},#,"['a']",2020-01-01 00:00:00+00:00,0,archive,True\n`,
    tail: '',
  },
  {
    name: 'matter.csv',
    head: 'Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,Highlight_Count,Last Interaction Date,File Id\n',
    record: `${WORDS},作者,报,${LINK},,100,True,False,False,0,2020-01-01,#\n`,
    tail: '',
  },
  { name: 'plain.csv', head: 'title,link\n', record: `${WORDS},${LINK}\n`, tail: '' },
  {
    name: 'wallabag.json',
    head: '[',
    record: `{"is_archived":0,"is_starred":0,"id":0,"title":"题 #","url":"${LINK}","content":"<p>${WORDS}</p>"},`,
    tail: `{"is_archived":0,"url":"https://a.example/end"}]`,
  },
  {
    name: 'karakeep.json',
    head: '{"bookmarks":[',
    record: `{"createdAt":1600000000,"title":"${WORDS}","tags":["a"],"content":{"type":"link","url":"${LINK}"}},`,
    tail: '{"createdAt":1600000000,"content":{"type":"link","url":"https://a.example/end"}}]}',
  },
  {
    name: 'omnivore-list.json',
    head: '[',
    record: `{"id":"#","slug":"s-#","title":"${WORDS}","readingProgress":0,"url":"${LINK}","state":"Active","labels":[]},`,
    tail: '{"slug":"end","readingProgress":0,"url":"https://a.example/end"}]',
  },
  {
    name: 'bookmarks.html',
    head: '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n',
    record: `<DT><A HREF="${LINK}" ADD_DATE="1600000000" TAGS="a,b">${WORDS}</A>\n`,
    tail: '</DL><p>\n',
  },
  {
    name: 'ril_export.html',
    head: '<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>\n',
    record: `<li><a href="${LINK}" time_added="1600000000" tags="a,b">${WORDS}</a></li>\n`,
    tail: '</ul></body></html>',
  },
  {
    name: 'page.html',
    head: '<!DOCTYPE html><html><head><title>题</title></head><body><article><h1>题</h1>\n',
    record: `<p>第 # 段：${WORDS}</p>\n`,
    tail: '</article></body></html>',
  },
];
