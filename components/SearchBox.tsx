import type { Ref } from 'preact';
import { t } from '@/utils/i18n';
import { Icon } from './Icon';

interface Props {
  value: string;
  onInput: (value: string) => void;
  inputRef?: Ref<HTMLInputElement>;
}

/** One line to search by; the browser's own cross and Escape clear it. */
export function SearchBox({ value, onInput, inputRef }: Props) {
  return (
    <search class="search-box">
      <Icon name="search" />
      <input
        ref={inputRef}
        type="search"
        value={value}
        placeholder={t('searchPlaceholder')}
        aria-label={t('searchPlaceholder')}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </search>
  );
}
