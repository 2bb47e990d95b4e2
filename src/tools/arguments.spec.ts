import { ExitCode } from '../common/exit-code';
import { readArguments } from './arguments';

const HELP = 'see "npm run journal -- --help"';

test.each([
  [['hash', '--at', '0'], '--at is "0"; give a whole number from 1, the sequence of a command'],
  [['hash', '--at', '1e3'], '--at is "1e3"; give a whole number from 1, the sequence of a command'],
  [['dump', '--from', '-1'], `Option '--from' argument is ambiguous; ${HELP}`],
  [['dump', '--to'], `Option '--to <value>' argument missing; ${HELP}`],
  [['stat', '--at', '5'], `stat takes no --at; ${HELP}`],
  [['hash', '--from', '5'], `hash takes no --from; ${HELP}`],
  [['stat', '--unknown'], `Unknown option '--unknown'; ${HELP}`],
  [['stat', 'dump'], `dump is too much: one command; ${HELP}`],
  [['show'], `there is no command show, only verify, stat, dump, hash; ${HELP}`],
  [['toString'], `there is no command toString, only verify, stat, dump, hash; ${HELP}`],
  [[], `name a command: verify, stat, dump, hash; ${HELP}`],
])('%j is refused with what to do', (args, message) => {
  expect(() => readArguments(args)).toThrow(
    expect.objectContaining({ message, exitCode: ExitCode.Usage }) as Error,
  );
});

test('a command takes its options and a directory', () => {
  const nothing = { directory: undefined, from: undefined, to: undefined, at: undefined };
  expect(readArguments(['verify'])).toEqual({ ...nothing, command: 'verify' });
  expect(readArguments(['dump', '--from', '2', '--to=30', '--dir', 'd'])).toEqual({
    ...nothing,
    command: 'dump',
    directory: 'd',
    from: 2,
    to: 30,
  });
  expect(readArguments(['hash', '--at', '7']).at).toBe(7);
});

test.each([[['--help']], [['-h']], [['show', '--help']]])('%j asks for help', (args) => {
  expect(readArguments(args).command).toBeNull();
});
