import { committed } from './store-commit';

const failure = (code: number): Error => Object.assign(new Error(`failure ${code}`), { code });

function failing(times: number, error: Error): jest.Mock<Promise<boolean>> {
  const change = jest.fn<Promise<boolean>, []>(() => Promise.resolve(true));
  for (let i = 0; i < times; i++) change.mockRejectedValueOnce(error);
  return change;
}

test.each([-30798, -30782, -30781])(
  'a change that the store gave up with %i is made again, and somebody is told',
  async (code) => {
    const change = failing(2, failure(code));
    const onRepeat = jest.fn();
    await committed(change, onRepeat);
    expect(change).toHaveBeenCalledTimes(3);
    expect(onRepeat).toHaveBeenCalledTimes(2);
    expect(onRepeat).toHaveBeenCalledWith(expect.stringContaining(`(failure ${code})`));
  },
);

test.each([
  ['an I/O error', 5],
  ['a full disk', 28],
  ['a failed flush, which the store calls a panic', -30795],
  ['a page of the wrong kind', -30796],
  ['a missing page', -30797],
  ['a full map', -30792],
])('%s is never tried again', async (_name, code) => {
  const change = failing(1, failure(code));
  const onRepeat = jest.fn();
  await expect(committed(change, onRepeat)).rejects.toMatchObject({ code });
  expect(change).toHaveBeenCalledTimes(1);
  expect(onRepeat).not.toHaveBeenCalled();
});

test('a change that is given up again and again fails in the end', async () => {
  const change = failing(9, failure(-30798));
  await expect(committed(change)).rejects.toMatchObject({ code: -30798 });
  expect(change).toHaveBeenCalledTimes(5);
});

test('the reason counts that the store hides behind a failed commit', async () => {
  const hidden = Object.assign(new Error('Commit failed'), {
    commitError: Promise.reject(failure(-30782)),
  });
  const change = failing(1, hidden);
  await committed(change);
  expect(change).toHaveBeenCalledTimes(2);
  const full = Object.assign(new Error('Commit failed'), {
    commitError: Promise.reject(failure(28)),
  });
  await expect(committed(failing(1, full))).rejects.toMatchObject({ code: 28 });
});
