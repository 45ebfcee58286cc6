import { t } from '@/utils/i18n';
import {
  ALIGNS,
  CODES,
  DEFAULT_LOOK,
  FONTS,
  LINES,
  type Look,
  MEASURES,
  PARAGRAPHS,
  SCRIPTS,
  SETTINGS,
  SIZES,
  step,
  THEMES,
  toFontName,
} from '@/utils/look';
import { Choice } from './Choice';
import { isInstalled } from './is-installed';
import { Stepper } from './Stepper';

interface Props {
  look: Look;
  /** Chinese can be shown in the other script. */
  isChinese: boolean;
  onLook: (look: Look) => void;
}

/** How reading looks, all of it; every change is seen at once. */
export function LookPanel({ look, isChinese, onLook }: Props) {
  const set = (change: Partial<Look>) => onLook({ ...look, ...change });
  return (
    <div class="look-panel">
      <Choice
        legend={t('theme')}
        name="theme"
        options={THEMES.map((value) => ({ value, label: t(`theme_${value}`) }))}
        value={look.theme}
        onChange={(theme) => set({ theme })}
      />
      <div class="look-panel-pair">
        <Stepper
          label={t('textSize')}
          value={String(look.size)}
          less={{ label: t('smallerText'), onClick: stepTo(SIZES, look.size, -1, (size) => set({ size })) }}
          more={{ label: t('largerText'), onClick: stepTo(SIZES, look.size, 1, (size) => set({ size })) }}
        />
        <Stepper
          label={t('lineHeight')}
          value={look.line.toFixed(1)}
          less={{ label: t('tighterLines'), onClick: stepTo(LINES, look.line, -1, (line) => set({ line })) }}
          more={{ label: t('looserLines'), onClick: stepTo(LINES, look.line, 1, (line) => set({ line })) }}
        />
      </div>
      <Choice
        legend={t('font')}
        name="font"
        options={FONTS.map((value) => ({ value, label: t(`font_${value}`) }))}
        value={look.font}
        onChange={(font) => set({ font })}
      />
      {look.font === 'own' && <OwnFont name={look.ownFont} onName={(ownFont) => set({ ownFont })} />}
      <Choice
        legend={t('measure')}
        name="measure"
        options={MEASURES.map((value) => ({ value, label: t(`measure_${value}`) }))}
        value={look.measure}
        onChange={(measure) => set({ measure })}
      />
      <Choice
        legend={t('paragraphs')}
        name="paragraphs"
        options={PARAGRAPHS.map((value) => ({ value, label: t(`paragraphs_${value}`) }))}
        value={look.paragraphs}
        onChange={(paragraphs) => set({ paragraphs })}
      />
      <Choice
        legend={t('align')}
        name="align"
        options={ALIGNS.map((value) => ({ value, label: t(`align_${value}`) }))}
        value={look.align}
        onChange={(align) => set({ align })}
      />
      <Choice
        legend={t('setting')}
        name="setting"
        options={SETTINGS.map((value) => ({ value, label: t(`setting_${value}`) }))}
        value={look.setting}
        onChange={(setting) => set({ setting })}
      />
      {isChinese && (
        <Choice
          legend={t('script')}
          name="script"
          options={SCRIPTS.map((value) => ({ value, label: t(`script_${value}`) }))}
          value={look.script}
          onChange={(script) => set({ script })}
        />
      )}
      <Choice
        legend={t('codeLines')}
        name="code"
        options={CODES.map((value) => ({ value, label: t(`code_${value}`) }))}
        value={look.code}
        onChange={(code) => set({ code })}
      />
      <div class="look-panel-end">
        <button type="button" onClick={() => onLook(DEFAULT_LOOK)}>
          {t('resetLook')}
        </button>
        <button type="button" onClick={() => print()}>
          {t('printArticle')}
        </button>
      </div>
    </div>
  );
}

/** Undefined at the end of the scale. */
function stepTo(scale: readonly number[], value: number, direction: 1 | -1, onValue: (value: number) => void) {
  const next = step(scale, value, direction);
  return next === value ? undefined : () => onValue(next);
}

function OwnFont({ name, onName }: { name: string; onName: (name: string) => void }) {
  const isMissing = name !== '' && !isInstalled(name);
  return (
    <label class="look-panel-font">
      {t('ownFont')}
      <input
        type="text"
        value={name}
        maxLength={60}
        placeholder={t('ownFontHint')}
        spellcheck={false}
        autocomplete="off"
        aria-invalid={isMissing}
        onChange={(event) => {
          const clean = toFontName(event.currentTarget.value);
          event.currentTarget.value = clean;
          onName(clean);
        }}
      />
      <small role="status">{isMissing && t('ownFontMissing')}</small>
    </label>
  );
}
