import { committed } from './store-commit';

const failure = (code: number): Error => Object.assign(new Error(`failure ${code}`), { code });

test('a change that is on disk is done', async () => {
  await expect(committed(Promise.resolve(true))).resolves.toBeUndefined();
});

test.each([5, 28, -30795, -30798])('a failure with %i is passed on', async (code) => {
  await expect(committed(Promise.reject(failure(code)))).rejects.toMatchObject({ code });
});

test('the reason counts that the store hides behind a failed commit', async () => {
  const hidden = Object.assign(new Error('Commit failed'), {
    commitError: Promise.reject(failure(28)),
  });
  await expect(committed(Promise.reject(hidden))).rejects.toMatchObject({ code: 28 });
});
