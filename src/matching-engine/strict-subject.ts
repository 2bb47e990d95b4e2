import { Subject, type Observer, type Subscription } from 'rxjs';

/**
 * A subject whose `next` throws when a subscriber throws. RxJS would report the error later, as an
 * uncaught exception, after others have been told that all went well.
 */
export class StrictSubject<T> extends Subject<T> {
  private failure: { readonly error: unknown } | null = null;

  override subscribe(observer?: Partial<Observer<T>> | ((value: T) => void) | null): Subscription {
    const partial = typeof observer === 'function' ? { next: observer } : (observer ?? {});
    return super.subscribe({ ...partial, next: (value) => this.tell(partial, value) });
  }

  /** @throws what a subscriber threw; the subscribers after it have been told nevertheless */
  override next(value: T): void {
    super.next(value);
    if (this.failure === null) return;
    const { error } = this.failure;
    this.failure = null;
    throw error;
  }

  private tell(observer: Partial<Observer<T>>, value: T): void {
    try {
      observer.next?.(value);
    } catch (error) {
      this.failure ??= { error };
    }
  }
}
