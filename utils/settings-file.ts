import { toSites } from './chosen-sites';
import { LANGUAGES, type Language, loadLanguage, saveLanguage } from './i18n';
import { toKeymap } from './keys';
import { toLook } from './look';
import { Problem } from './problem';
import { chosenSitesSetting, keymapSetting, loadLook, loadShelf, saveLook, saveShelf, voiceSetting } from './settings';
import { keepRules, loadRules } from './site-rules';
import { parseRules } from './sites/site-rule';
import { SORTS, VIEWS } from './views';
import { toVoiceSetting } from './voice-setting';

/** Says what a file is, so that another one is not taken for it. */
const FORMAT = 'jingdu-settings';
const MAX_FILE = 4_000_000;

/** All settings as a file's text. What is only about this machine or this moment is not among them. */
export async function writeSettingsFile(): Promise<string> {
  const [look, shelf, keys, voice, language, rules, sites] = await Promise.all([
    loadLook(),
    loadShelf(),
    keymapSetting.load(),
    voiceSetting.load(),
    loadLanguage(),
    loadRules(),
    chosenSitesSetting.load(),
  ]);
  return `${JSON.stringify({ format: FORMAT, version: 1, look, shelf, keys, voice, language, rules, sites }, null, 2)}\n`;
}

/**
 * Takes the settings of a file, each as far as it is valid; what the file does not say stays as it is. Its rules for
 * sites, and the sites that were chosen, join those that are there; the browser still asks before we may look at these.
 * @throws Problem `notSettings` where it is no such file; then nothing was changed
 */
export async function readSettingsFile(text: string): Promise<void> {
  const { look, shelf, keys, voice, language, rules, sites } = parse(text);
  if (look) await saveLook(toLook(look));
  if (keys) await keymapSetting.save(toKeymap(keys));
  if (voice) await voiceSetting.save(toVoiceSetting(voice));
  const { view, sort } = (shelf ?? {}) as { view?: unknown; sort?: unknown };
  const [knownView, knownSort] = [VIEWS.find((one) => one === view), SORTS.find((one) => one === sort)];
  if (knownView && knownSort) await saveShelf({ ...(await loadShelf()), view: knownView, sort: knownSort });
  const wanted = LANGUAGES.find((one): one is Language => one === language);
  if (wanted) await saveLanguage(wanted);
  await keepRules(parseRules(rules));
  const chosen = toSites(sites);
  if (chosen.length > 0) await chosenSitesSetting.save(toSites([...(await chosenSitesSetting.load()), ...chosen]));
}

function parse(text: string): Record<string, unknown> {
  try {
    const data: unknown = text.length <= MAX_FILE ? JSON.parse(text) : undefined;
    if (typeof data === 'object' && data !== null && 'format' in data && data.format === FORMAT) {
      return data as Record<string, unknown>;
    }
  } catch (error) {
    throw new Problem('notSettings', { cause: error });
  }
  throw new Problem('notSettings');
}
