import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Vocabulary } from './library-articles.ts';

/** Pages that may lie beside the project; without them a few words of our own must do. */
const DATA = resolve(import.meta.dirname, '../../../shared/data');

const OWN = {
  zh: '这个春节，张店区房镇镇福泽养老院“不打烊”，老人们满眼都是烟火气儿。柳泉路上，一款名为“智行淄博”的应用正在引导车辆。记者在现场看到，工作人员一边登记一边解释政策，市民的品质民生需求得到了回应。经济、教育、医疗、交通、文化、科技、环境、农业各方面都有新的变化。',
  en: 'The lighthouse keeper counted birds every morning and wrote their names into a small book. Nobody in the village had read it, but the government asked for a copy when the economy of the island changed and people began to travel there for science, history and sport.',
};

/** Words of real articles in their order. */
export function readVocabulary(): { vocabulary: Vocabulary; origin: string } {
  if (!existsSync(DATA)) {
    return { vocabulary: { zh: [split(OWN.zh, 'zh')], en: [split(OWN.en, 'en')] }, origin: 'a small list of our own' };
  }
  const zh = readTexts('zh').map((text) => split(text, 'zh'));
  const en = readTexts('en').map((text) => split(text, 'en'));
  const count = zh.flat().length + en.flat().length;
  return { vocabulary: { zh, en }, origin: `${zh.length + en.length} real pages, ${count} words` };
}

function readTexts(folder: string): string[] {
  const files = readdirSync(join(DATA, folder)).filter((file) => file.endsWith('.json'));
  return files.sort().flatMap((file) => {
    const { text } = JSON.parse(readFileSync(join(DATA, folder, file), 'utf8')) as { text?: string };
    return text ? [text.slice(0, 20_000)] : [];
  });
}

function split(text: string, locale: string): string[] {
  return Array.from(new Intl.Segmenter(locale, { granularity: 'word' }).segment(text), ({ segment }) => segment);
}
