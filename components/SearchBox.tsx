import type { Ref } from 'preact';
import { t } from '@/utils/i18n';
import { Icon } from './Icon';

interface Props {
  value: string;
  onInput: (value: string) => void;
  inputRef?: Ref<HTMLInputElement>;
  /** What is searched, where it is not the library. */
  label?: string;
}

/** One line to search by; the browser's own cross and Escape clear it. */
export function SearchBox({ value, onInput, inputRef, label = t('searchPlaceholder') }: Props) {
  return (
    <search class="search-box">
      <Icon name="search" />
      <input
        ref={inputRef}
        type="search"
        value={value}
        placeholder={label}
        aria-label={label}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </search>
  );
}
