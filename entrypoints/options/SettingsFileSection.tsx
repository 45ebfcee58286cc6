import { FileButton } from '@/components/FileButton';
import { t } from '@/utils/i18n';
import { readSettingsFile, writeSettingsFile } from '@/utils/settings-file';
import type { SectionProps } from './App';

/** The settings as a file, to keep or to take to another browser. */
export function SettingsFileSection({ attempt }: SectionProps) {
  return (
    <>
      <p class="options-hint">{t('settingsFileHint')}</p>
      <p class="options-buttons">
        <button type="button" class="button" onClick={() => attempt(download)}>
          {t('exportSettings')}
        </button>
        <FileButton
          label={t('importSettings')}
          accept="application/json,.json"
          onFile={(file) => attempt(async () => readSettingsFile(await file.text()), t('settingsImported'))}
        />
      </p>
    </>
  );
}

async function download(): Promise<void> {
  const url = URL.createObjectURL(new Blob([await writeSettingsFile()], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `jingdu-settings-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
