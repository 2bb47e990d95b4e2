/** The page's colours as a canvas needs them. */

const NAMES = ['text', 'muted', 'line', 'panel', 'up', 'down', 'up-bar', 'down-bar'] as const;
export type Colours = Readonly<Record<(typeof NAMES)[number], string>>;

/** Reads the colours of the theme that is in force. */
export function currentColours(): Colours {
  const probe = document.createElement('i');
  probe.hidden = true;
  document.body.append(probe);
  const entries = NAMES.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(entries) as Colours;
}
