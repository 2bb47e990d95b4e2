import { Subject, type Observer, type Subscription } from 'rxjs';

/**
 * A subject whose `next` throws when a subscriber throws. RxJS would report the error later, as an
 * uncaught exception, after others have been told that all went well. Telling a subscriber costs a
 * call and nothing else.
 */
export class StrictSubject<T> extends Subject<T> {
  private tells: readonly ((value: T) => void)[] = [];

  override subscribe(observer?: Partial<Observer<T>> | ((value: T) => void) | null): Subscription {
    const partial = typeof observer === 'function' ? { next: observer } : (observer ?? {});
    const tell = (value: T): void => partial.next?.(value);
    this.tells = [...this.tells, tell];
    const subscription = super.subscribe({ ...partial, next: () => undefined });
    subscription.add(() => (this.tells = this.tells.filter((other) => other !== tell)));
    return subscription;
  }

  /** @throws what a subscriber threw; the subscribers after it have been told nevertheless */
  override next(value: T): void {
    const { tells } = this;
    let failure: { readonly error: unknown } | null = null;
    for (let i = 0; i < tells.length; i++) {
      try {
        tells[i](value);
      } catch (error) {
        failure ??= { error };
      }
    }
    if (failure !== null) throw failure.error;
  }
}
