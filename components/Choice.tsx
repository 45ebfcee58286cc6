interface Props<T extends string | number> {
  /** What is chosen; also names the group for screen readers. */
  legend: string;
  /** Tells this group's radio buttons from another's. */
  name: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
}

/** One of a few, as a row of radio buttons: arrow keys go through them. */
export function Choice<T extends string | number>({ legend, name, options, value, onChange }: Props<T>) {
  return (
    <fieldset class="choice" data-name={name}>
      <legend>{legend}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value} data-value={option.value}>
            <input
              type="radio"
              name={`choice-${name}`}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
