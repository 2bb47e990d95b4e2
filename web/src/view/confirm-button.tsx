import { useEffect, useState } from 'preact/hooks';

const PATIENCE_MS = 3_000;

export interface ConfirmShape {
  readonly text: string;
  /** What the second click does, in words. */
  readonly question: string;
  readonly disabled?: boolean;
  readonly run: () => void;
}

/** A button that acts on the second click; the first one is forgotten after a while. */
export function ConfirmButton({ text, question, disabled, run }: ConfirmShape) {
  const [armed, setArmed] = useState(false);
  useEffect(() => {
    if (!armed) return undefined;
    const timer = setTimeout(() => setArmed(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [armed]);
  const click = (): void => {
    setArmed(!armed);
    if (armed) run();
  };
  return (
    <button
      type="button"
      class={armed ? 'armed' : 'danger'}
      disabled={disabled}
      onClick={click}
      onBlur={() => setArmed(false)}
    >
      {armed ? question : text}
    </button>
  );
}
