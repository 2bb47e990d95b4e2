/**
 * What the journal asks of the file system, in order, and where that is to fail. To be used in a
 * mocked `node:fs` and `node:fs/promises`.
 */
import { basename } from 'node:path';
import { promisify } from 'node:util';

type Actual = typeof import('node:fs');
type ActualPromises = typeof import('node:fs/promises');
type Method = (...args: unknown[]) => unknown;

class WatchedDisk {
  /** As `write NAME`, `flush NAME`, `rename NAME to NAME` and so on. */
  readonly steps: string[] = [];
  /** Throws or waits where a step is to fail or to be slow. */
  hook: (step: string) => Promise<void> | void = () => undefined;
  private readonly names = new Map<number, string>();

  begin(): void {
    this.steps.length = 0;
    this.hook = () => undefined;
  }

  fs(actual: Actual): Actual {
    const nameOf = (file: number): string => this.names.get(file) ?? '?';
    const writev = Object.assign((...args: unknown[]) => (actual.writev as Method)(...args), {
      [promisify.custom]: async (file: number, ...rest: [NodeJS.ArrayBufferView[], number]) => {
        await this.step(`write ${nameOf(file)}`);
        const written = await promisify(actual.writev)(file, ...rest);
        this.steps.push(`wrote ${nameOf(file)}`);
        return written;
      },
    });
    return {
      ...actual,
      writev: writev as unknown as Actual['writev'],
      openSync: (path, flags, mode) => {
        const file = actual.openSync(path, flags, mode);
        const isFlushing = (Number(flags) & actual.constants.O_DSYNC) !== 0;
        this.names.set(file, `${basename(String(path))}${isFlushing ? ' flushing' : ''}`);
        return file;
      },
      writeSync: ((file: number, ...rest: unknown[]) => {
        this.steps.push(`write ${nameOf(file)}`);
        return (actual.writeSync as Method)(file, ...rest);
      }) as unknown as Actual['writeSync'],
      fsyncSync: (file) => {
        this.steps.push(`flush ${nameOf(file)}`);
        actual.fsyncSync(file);
      },
    };
  }

  promises(actual: ActualPromises): ActualPromises {
    const open: ActualPromises['open'] = async (path, flags, mode) => {
      const name = basename(String(path));
      const handle = await actual.open(path, flags, mode);
      this.watch(handle, name, { sync: 'flush', datasync: 'flush', truncate: 'truncate' });
      this.watch(handle, name, { write: 'fill', writeFile: 'write' });
      return handle;
    };
    const rename: ActualPromises['rename'] = async (from, to) => {
      await this.step(`rename ${basename(String(from))} to ${basename(String(to))}`);
      await actual.rename(from, to);
    };
    return { ...actual, open, rename };
  }

  private watch(handle: object, name: string, words: Record<string, string>): void {
    const methods = handle as Record<string, Method>;
    for (const [method, word] of Object.entries(words)) {
      const original = methods[method].bind(handle);
      methods[method] = async (...args) => {
        await this.step(`${word} ${name}`);
        return original(...args);
      };
    }
  }

  private async step(step: string): Promise<void> {
    this.steps.push(step);
    await this.hook(step);
  }
}

export const disk = new WatchedDisk();
