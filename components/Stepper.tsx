interface End {
  label: string;
  /** Absent at the end of the scale. */
  onClick?: () => void;
}

interface Props {
  label: string;
  value: string;
  less: End;
  more: End;
}

/** A value with a button on either side. */
export function Stepper({ label, value, less, more }: Props) {
  // `aria-disabled`, not `disabled`: the focus stays on a button that has reached its end.
  const button = (end: End, sign: string) => (
    <button
      type="button"
      aria-label={end.label}
      title={end.label}
      aria-disabled={end.onClick ? undefined : true}
      onClick={end.onClick}
    >
      {sign}
    </button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset for two buttons would be read as a form.
    <div class="stepper" role="group" aria-label={label}>
      <span aria-hidden="true">{label}</span>
      <div>
        {button(less, '−')}
        <output>{value}</output>
        {button(more, '+')}
      </div>
    </div>
  );
}
