import { StrictSubject } from './strict-subject';

test('subscribers are told in the order they came, until they leave', () => {
  const subject = new StrictSubject<number>();
  const told: string[] = [];
  const tell = (value: number): unknown => told.push(`twice ${value}`);
  subject.subscribe((value) => told.push(`first ${value}`));
  const leaving = subject.subscribe(tell);
  subject.subscribe(tell);
  subject.next(1);
  leaving.unsubscribe();
  subject.next(2);
  expect(told).toEqual(['first 1', 'twice 1', 'twice 1', 'first 2', 'twice 2']);
});

test('an observer is told as itself, one without next not at all', () => {
  const subject = new StrictSubject<number>();
  const sum = {
    total: 0,
    next(value: number) {
      this.total += value;
    },
  };
  subject.subscribe(sum);
  subject.subscribe({ error: jest.fn() });
  subject.subscribe();
  subject.next(3);
  subject.next(4);
  expect(sum.total).toBe(7);
});

test('what a subscriber throws comes back after all have been told', () => {
  const subject = new StrictSubject<number>();
  const last = jest.fn();
  subject.subscribe(() => {
    throw new Error('first');
  });
  subject.subscribe(() => {
    throw new Error('second');
  });
  subject.subscribe(last);
  expect(() => subject.next(1)).toThrow('first');
  expect(last).toHaveBeenCalledWith(1);
});

test('completion reaches subscribers as in any subject', () => {
  const subject = new StrictSubject<number>();
  const complete = jest.fn();
  subject.subscribe({ complete });
  subject.complete();
  expect(complete).toHaveBeenCalledTimes(1);
});
