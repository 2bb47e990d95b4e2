export interface SegmentsShape<T extends string | number> {
  readonly label: string;
  readonly options: readonly (readonly [value: T, text: string])[];
  readonly value: T;
  readonly disabled?: boolean;
  readonly choose: (value: T) => void;
}

/** A row of buttons of which one is pressed. */
export function Segments<T extends string | number>(shape: SegmentsShape<T>) {
  const { label, options, value, disabled, choose } = shape;
  return (
    <div class="segments" role="group" aria-label={label}>
      {options.map(([option, text]) => (
        <button
          key={option}
          type="button"
          disabled={disabled}
          aria-pressed={option === value}
          onClick={() => choose(option)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
