import type { ComponentChildren } from 'preact';

export interface FieldShape {
  /** Unique on the page. */
  readonly id: string;
  readonly label: string;
  readonly problem?: string;
  /** Beside the label, such as a switch between two fields. */
  readonly aside?: ComponentChildren;
}

/** A labelled control with its problem below it. */
export function Field({
  id,
  label,
  problem,
  aside,
  children,
}: FieldShape & {
  readonly children: ComponentChildren;
}) {
  return (
    <div class="field">
      <div class="label">
        <label for={id}>{label}</label>
        {aside}
      </div>
      <div class="box">{children}</div>
      {problem !== undefined && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}

export interface TextShape extends FieldShape {
  readonly value: string;
  readonly unit?: string;
  readonly type?: 'text' | 'datetime-local';
  readonly placeholder?: string;
  /** Moves the value by whole steps: arrow up and down, ten at a time with shift. */
  readonly step?: (count: number) => void;
  readonly change: (text: string) => void;
}

export function TextField(shape: TextShape) {
  const { id, value, unit, type = 'text', placeholder, problem, step, change } = shape;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (step === undefined || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    step((event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 10 : 1));
  };
  return (
    <Field {...shape}>
      <input
        id={id}
        {...({ type } as { type: 'text' })}
        value={value}
        placeholder={placeholder}
        inputMode={step === undefined ? undefined : 'decimal'}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onInput={(event) => change(event.currentTarget.value.trim())}
        onKeyDown={onKeyDown}
      />
      {unit !== undefined && <span class="unit">{unit}</span>}
    </Field>
  );
}

export interface SelectShape extends FieldShape {
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly change: (value: string) => void;
}

export function SelectField(shape: SelectShape) {
  const { id, value, options, problem, change } = shape;
  return (
    <Field {...shape}>
      <select
        id={id}
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onChange={(event) => change(event.currentTarget.value)}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option} selected={option === value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}
