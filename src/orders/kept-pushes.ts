import { PushRing } from './push-ring';
import type { Push } from './push';

/**
 * Numbers what each account is told, without gaps and for good, and keeps the latest of it. When
 * too much is kept, the accounts that were quiet the longest lose theirs, but not their number.
 */
export class KeptPushes {
  private readonly sequences = new Map<string, number>();
  /** The accounts that were quiet the longest first. */
  private readonly rings = new Map<string, PushRing>();
  private latest: string | undefined;
  private kept = 0;

  /**
   * @param perAccount pushes of each account that are kept
   * @param inAll pushes of all accounts together that are kept
   */
  constructor(
    private readonly perAccount: number,
    private readonly inAll: number,
  ) {}

  /** Number of pushes that are kept, of all accounts. */
  get size(): number {
    return this.kept;
  }

  /** The last account sequence; 0 when the account has not been told anything. */
  sequenceOf(accountId: string): number {
    return this.sequences.get(accountId) ?? 0;
  }

  /** Keeps a push and tells its account sequence. */
  add(accountId: string, push: Push): number {
    const sequence = this.sequenceOf(accountId) + 1;
    this.sequences.set(accountId, sequence);
    this.keep(accountId, sequence, push);
    return sequence;
  }

  /** What came after an account sequence, oldest first, or null when that is not known. */
  after(accountId: string, sequence: number): Push[] | null {
    const last = this.sequenceOf(accountId);
    if (sequence === last) return [];
    if (sequence > last) return null;
    return this.rings.get(accountId)?.from(sequence + 1) ?? null;
  }

  /** Every account and its last sequence. */
  accounts(): ReadonlyMap<string, number> {
    return this.sequences;
  }

  /** What is kept, the accounts that were quiet the longest first. */
  *keptPushes(): IterableIterator<[accountId: string, oldest: number, pushes: readonly Push[]]> {
    for (const [accountId, ring] of this.rings) {
      yield [accountId, ring.oldest, ring.from(ring.oldest) ?? []];
    }
  }

  /** Takes over an account's last sequence. */
  restoreSequence(accountId: string, sequence: number): void {
    this.sequences.set(accountId, sequence);
  }

  /** Takes over a push that was kept; to be called in their order. */
  keep(accountId: string, sequence: number, push: Push): void {
    const ring = this.ringOf(accountId, sequence);
    const before = ring.size;
    ring.add(push);
    this.kept += ring.size - before;
    if (this.kept > this.inAll) this.forgetQuiet(accountId);
  }

  private ringOf(accountId: string, sequence: number): PushRing {
    let ring = this.rings.get(accountId);
    if (ring !== undefined && accountId === this.latest) return ring;
    this.latest = accountId;
    ring ??= new PushRing(sequence, this.perAccount);
    this.rings.delete(accountId);
    this.rings.set(accountId, ring);
    return ring;
  }

  private forgetQuiet(but: string): void {
    for (const [accountId, ring] of this.rings) {
      if (this.kept <= this.inAll || accountId === but) return;
      this.rings.delete(accountId);
      this.kept -= ring.size;
    }
  }
}
