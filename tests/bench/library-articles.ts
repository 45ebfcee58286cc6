/** Articles that are made up word by word from real vocabulary; the same seed gives the same ones. */

/** What is sent into the browser: texts as their words. */
export interface Vocabulary {
  zh: string[][];
  en: string[][];
}

export interface MadeArticle {
  url: string;
  title: string;
  source: string;
  /** None to three. */
  tags: string[];
  text: string;
  /** Some have none. */
  publishedTime: string | undefined;
  leadImage: string | undefined;
  /** In per mille; most are unread. */
  progress: number;
  isRead: boolean;
  isStarred: boolean;
  isArchived: boolean;
}

/** Numbers from 0 up to 1 that look random. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Units of a text. */
const LENGTH = 2_000;
/** How often a word is followed by one that does not follow it in any real text. */
const LEAP = 0.35;
/** The share of English articles. */
const ENGLISH = 0.2;
const TAGS = ['社会', '情感', '财经', '故事', '健康', '教育', '科技', '体育'];
const HOSTS = ['www.fensifuwu.com', 'm.fensifuwu.com', 'news.example', 'www.daily.example', 'blog.example'];
const FIRST_DAY = Date.UTC(2015, 0, 1);
const DAYS = 4_000;

/** Words by how often they are there, and what follows them. */
interface Chain {
  words: string[];
  followers: Map<string, string[]>;
}

function makeChain(texts: string[][]): Chain {
  const followers = new Map<string, string[]>();
  for (const words of texts) {
    for (let i = 0; i + 1 < words.length; i++) {
      const word = words[i] as string;
      const list = followers.get(word);
      if (list) list.push(words[i + 1] as string);
      else followers.set(word, [words[i + 1] as string]);
    }
  }
  return { words: texts.flat(), followers };
}

/** Makes article number `i` of a seeded library. */
export function createArticleMaker(vocabulary: Vocabulary, seed = 1): (i: number) => MadeArticle {
  const chains = { zh: makeChain(vocabulary.zh), en: makeChain(vocabulary.en) };
  return (i) => {
    const random = createRandom(seed * 1_000_003 + i);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const isEnglish = random() < ENGLISH;
    const { words, followers } = isEnglish ? chains.en : chains.zh;
    // Names that no other article has, as real ones have them.
    const names = Array.from({ length: 3 }, () => makeName(random, isEnglish));
    const write = (length: number): string => {
      let text = '';
      let word = pick(words);
      while (text.length < length) {
        text += random() < 0.01 ? pick(names) : word;
        const next = followers.get(word);
        word = next && random() > LEAP ? pick(next) : pick(words);
      }
      return text.replace(/\s+/g, ' ').trim();
    };
    return {
      url: `https://${pick(HOSTS)}/made/${seed}/${i}.html`,
      title: write(isEnglish ? 45 : 16).slice(0, 60),
      source: pick(['淄博日报', '齐鲁晚报', '新华网', 'The Daily', '人民日报']),
      tags: TAGS.filter(() => random() < 0.15),
      text: write(LENGTH * (0.6 + 0.8 * random())),
      publishedTime:
        random() < 0.8 ? new Date(FIRST_DAY + Math.floor(random() * DAYS) * 86_400_000).toISOString() : undefined,
      leadImage: random() < 0.3 ? `https://pictures.example/${i}.jpg` : undefined,
      progress: random() < 0.3 ? Math.floor(random() * 1_001) : 0,
      isRead: random() < 0.4,
      isStarred: random() < 0.1,
      isArchived: random() < 0.2,
    };
  };
}

function makeName(random: () => number, isEnglish: boolean): string {
  const letters = Array.from({ length: isEnglish ? 7 : 3 }, () =>
    String.fromCharCode(isEnglish ? 97 + Math.floor(random() * 26) : 0x4e00 + Math.floor(random() * 6_000)),
  );
  return isEnglish ? ` ${letters.join('')} ` : letters.join('');
}
