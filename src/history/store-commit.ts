/**
 * Resolves once a change of a file of LMDB is on disk. A change that failed is never made again:
 * others may have been part of the same transaction, and what a flush that failed has left on disk,
 * nobody knows.
 * @throws the reason of a failed commit, which the store hides in a promise of its own
 */
export async function committed(commit: Promise<boolean>): Promise<void> {
  try {
    await commit;
  } catch (error) {
    const { commitError } = error as { commitError?: Promise<never> };
    if (commitError !== undefined) await commitError;
    throw error;
  }
}
