import { Subject, type Observer, type Subscription } from 'rxjs';

interface Told<T> {
  readonly next: (value: T) => void;
}

/**
 * A subject whose `next` throws when a subscriber throws. RxJS would report the error later, as an
 * uncaught exception, after others have been told that all went well. Telling a subscriber costs a
 * call and nothing else.
 */
export class StrictSubject<T> extends Subject<T> {
  private told: readonly Told<T>[] = [];

  override subscribe(observer?: Partial<Observer<T>> | ((value: T) => void) | null): Subscription {
    const partial = typeof observer === 'function' ? { next: observer } : (observer ?? {});
    const one = { next: typeof observer === 'function' ? observer : nextOf(partial) };
    this.told = [...this.told, one];
    const subscription = super.subscribe({ ...partial, next: () => undefined });
    subscription.add(() => (this.told = this.told.filter((other) => other !== one)));
    return subscription;
  }

  /** @throws what a subscriber threw; the subscribers after it have been told nevertheless */
  override next(value: T): void {
    const { told } = this;
    let failure: { readonly error: unknown } | null = null;
    for (let i = 0; i < told.length; i++) {
      try {
        told[i].next(value);
      } catch (error) {
        failure ??= { error };
      }
    }
    if (failure !== null) throw failure.error;
  }
}

function nextOf<T>(observer: Partial<Observer<T>>): (value: T) => void {
  return (value) => observer.next?.(value);
}
