/** Makes a failing command trace short: drops ever smaller pieces as long as it still fails. */

/** The message of the failure, or null. */
export type Play<T> = (commands: readonly T[]) => string | null;

export function shrink<T>(commands: readonly T[], play: Play<T>, budgetMs = 20_000): T[] {
  const deadline = Date.now() + budgetMs;
  let shortest = [...commands];
  let size = Math.ceil(shortest.length / 2);
  while (size >= 1 && Date.now() < deadline) {
    const shorter = withoutOnePiece(shortest, size, play, deadline);
    if (shorter !== null) shortest = shorter;
    else if (size === 1) break;
    else size = Math.ceil(size / 2);
  }
  return shortest;
}

function withoutOnePiece<T>(
  commands: readonly T[],
  size: number,
  play: Play<T>,
  deadline: number,
): T[] | null {
  for (let at = 0; at < commands.length && Date.now() < deadline; at += size) {
    const rest = [...commands.slice(0, at), ...commands.slice(at + size)];
    if (play(rest) !== null) return rest;
  }
  return null;
}
