import { PushRing } from './push-ring';
import { OrderTable } from './order-table';
import type { OrderPush, Push } from './push';

/** An account's number, what is kept of it, and its neighbours by when they were told last. */
interface Told {
  readonly accountId: string;
  sequence: number;
  ring: PushRing | null;
  quieter: Told | null;
  livelier: Told | null;
}

/**
 * Numbers what each account is told, without gaps and for good, and keeps the latest of it. When
 * too much is kept, the accounts that were quiet the longest lose theirs, but not their number.
 */
export class KeptPushes {
  /** The orders of the pushes, each as its step left it. */
  readonly table = new OrderTable();
  private readonly accounts = new Map<string, Told>();
  /** Ends of the accounts that have something kept. */
  private quietest: Told | null = null;
  private liveliest: Told | null = null;
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
    return this.accounts.get(accountId)?.sequence ?? 0;
  }

  /** Keeps a push, its order as it is now, and tells its account sequence. */
  add(accountId: string, push: Push): number {
    const told = this.toldOf(accountId);
    told.sequence++;
    this.keep(told, told.sequence, 'terms' in push ? push : this.copyOf(push));
    return told.sequence;
  }

  /** What came after an account sequence, oldest first, or null when that is not known. */
  after(accountId: string, sequence: number): Push[] | null {
    const told = this.accounts.get(accountId);
    const last = told?.sequence ?? 0;
    if (sequence === last) return [];
    if (sequence > last) return null;
    return told?.ring?.from(sequence + 1) ?? null;
  }

  /** Every account and its last sequence. */
  *sequences(): IterableIterator<[accountId: string, sequence: number]> {
    for (const { accountId, sequence } of this.accounts.values()) yield [accountId, sequence];
  }

  get accountCount(): number {
    return this.accounts.size;
  }

  /** What is kept, the accounts that were quiet the longest first. */
  *keptPushes(): IterableIterator<[accountId: string, oldest: number, pushes: readonly Push[]]> {
    for (let told = this.quietest; told !== null; told = told.livelier) {
      const { accountId, ring } = told;
      if (ring !== null) yield [accountId, ring.oldest, ring.from(ring.oldest) ?? []];
    }
  }

  /** Takes over an account's last sequence. */
  restoreSequence(accountId: string, sequence: number): void {
    this.toldOf(accountId).sequence = sequence;
  }

  /** Takes over a push that was kept, with its order in the table; to be called in their order. */
  restorePush(accountId: string, sequence: number, push: Push): void {
    this.keep(this.toldOf(accountId), sequence, push);
  }

  private toldOf(accountId: string): Told {
    let told = this.accounts.get(accountId);
    if (told === undefined) {
      told = { accountId, sequence: 0, ring: null, quieter: null, livelier: null };
      this.accounts.set(accountId, told);
    }
    return told;
  }

  private keep(told: Told, sequence: number, push: Push): void {
    if (this.liveliest !== told) this.enliven(told);
    const ring = (told.ring ??= new PushRing(sequence, this.perAccount));
    const dropped = ring.add(push);
    if (dropped === null) this.kept++;
    else this.release(dropped);
    while (this.kept > this.inAll && this.quietest !== told) this.forgetQuietest();
  }

  /** Makes the account the one that was told last. */
  private enliven(told: Told): void {
    if (told.ring !== null) this.unlink(told);
    told.quieter = this.liveliest;
    if (this.liveliest === null) this.quietest = told;
    else this.liveliest.livelier = told;
    this.liveliest = told;
  }

  private forgetQuietest(): void {
    const { quietest } = this;
    if (quietest === null) return;
    this.kept -= quietest.ring?.size ?? 0;
    quietest.ring?.all().forEach((push) => this.release(push));
    quietest.ring = null;
    this.unlink(quietest);
  }

  private copyOf(push: OrderPush): OrderPush {
    const order = this.table.copy(push.order);
    // The order has a kept answer, the push has none.
    order.isAnswerKept = false;
    return { ...push, order };
  }

  private release(push: Push): void {
    if ('order' in push) this.table.release(push.order);
  }

  private unlink(told: Told): void {
    const { quieter, livelier } = told;
    if (quieter === null) this.quietest = livelier;
    else quieter.livelier = livelier;
    if (livelier === null) this.liveliest = quieter;
    else livelier.quieter = quieter;
    told.quieter = null;
    told.livelier = null;
  }
}
