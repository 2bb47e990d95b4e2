/** Changes of a file of LMDB, until they are on disk. */

/**
 * The store's own numbers for what goes wrong in its book of free pages, which it keeps in a way of
 * its own: the entry that it looks for is not there, it is no good, or its key is none. Each is met
 * before anything is written, and the transaction has then been given up as a whole.
 */
const GIVEN_UP: ReadonlySet<unknown> = new Set([-30798, -30782, -30781]);

/** Most attempts at one change. */
const ATTEMPTS = 5;

/** Told why a change is made again. */
export type OnRepeat = (reason: string) => void;

/** Whether nothing at all has happened, though the change has failed. */
export function isGivenUp(error: unknown): boolean {
  return GIVEN_UP.has((error as { readonly code?: unknown } | null)?.code);
}

/**
 * Resolves once a change is on disk. One that the store has given up before it wrote anything is
 * made again: nothing has happened, and the store reads its book of free pages anew. A failure of
 * the disk never is: what a flush that failed has left there, nobody knows.
 * @param change begins the change
 * @param onRepeat told of each further attempt
 * @throws the reason of a failed commit
 */
export async function committed(
  change: () => Promise<boolean>,
  onRepeat: OnRepeat = () => undefined,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await reasoned(change());
      return;
    } catch (error) {
      if (!isGivenUp(error) || attempt === ATTEMPTS) throw error;
      const { message } = error as Error;
      onRepeat(`the store gave up a change before it wrote anything (${message})`);
    }
  }
}

/** @throws the reason of a failed commit, which the store hides in a promise of its own */
async function reasoned(commit: Promise<boolean>): Promise<void> {
  try {
    await commit;
  } catch (error) {
    const { commitError } = error as { commitError?: Promise<never> };
    if (commitError !== undefined) await commitError;
    throw error;
  }
}
