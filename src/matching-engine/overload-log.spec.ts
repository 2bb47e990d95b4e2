import { Logger } from '@nestjs/common';
import { OverloadLog } from './overload-log';

test('an overload is told of at once, then once a second, to the last command', () => {
  jest.useFakeTimers();
  const log = new Logger('test');
  const warn = jest.spyOn(log, 'warn').mockImplementation();
  const overload = new OverloadLog(log);
  const told = (): unknown[] =>
    warn.mock.calls.map(([line]) => (line as { refused: number }).refused);
  for (let i = 0; i < 10_000; i++) overload.add();
  expect(told()).toEqual([1]);
  jest.advanceTimersByTime(1000);
  expect(told()).toEqual([1, 9999]);
  jest.advanceTimersByTime(5000);
  expect(told()).toEqual([1, 9999]);
  overload.add();
  expect(told()).toEqual([1, 9999, 1]);
  jest.useRealTimers();
});
