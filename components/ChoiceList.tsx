interface Choice<T extends string> {
  value: T;
  label: string;
  /** What comes of choosing it. */
  hint?: string;
}

interface Props<T extends string> {
  legend: string;
  name: string;
  choices: readonly Choice<T>[];
  value: T;
  isDisabled?: boolean;
  onValue: (value: T) => void;
}

/** One of several, each with a word on what it is. */
export function ChoiceList<T extends string>({ legend, name, choices, value, isDisabled, onValue }: Props<T>) {
  return (
    <fieldset class="choice-list" disabled={isDisabled}>
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onValue(choice.value)}
          />
          <span>
            <strong>{choice.label}</strong>
            {choice.hint && <small>{choice.hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
