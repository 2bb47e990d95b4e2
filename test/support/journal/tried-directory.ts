/** A copy of a filled directory for each test, to be damaged and looked at. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedCommandLog } from '../../../src/journal/embedded-command-log';
import { SnapshotStore } from '../../../src/journal/snapshot-store';
import type { Json } from '../e2e-rest';
import { fillDirectory, runTool } from './tool';

export const COMMAND_NAMES = ['verify', 'stat', 'dump', 'hash'];

export class TriedDirectory {
  private constructor(
    private readonly root: string,
    readonly path: string,
  ) {}

  static async make(seed: number): Promise<TriedDirectory> {
    const root = mkdtempSync(join(tmpdir(), 'faces-'));
    await fillDirectory(join(root, 'good'), seed);
    return new TriedDirectory(root, join(root, 'tried'));
  }

  /** Makes it as it was at first. */
  renew(): void {
    this.remove();
    cpSync(join(this.root, 'good'), this.path, { recursive: true });
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  removeAll(): void {
    rmSync(this.root, { recursive: true });
  }

  snapshot(sequence: number): string {
    return new SnapshotStore(this.path).pathOf(sequence);
  }

  /** Removes the commands that the first snapshot covers. */
  async shorten(): Promise<void> {
    const log = await EmbeddedCommandLog.open({ directory: this.path, warn: () => undefined });
    await log.truncateBefore(101 as never);
    await log.close();
  }

  /** Holds a command to its exit code, and its last sentence to all that it has to say. */
  expectEnd(args: string | readonly string[], code: number, ...parts: string[]): Json[] {
    const given = typeof args === 'string' ? [args] : args;
    const { status, lines, sentence } = runTool(...given, '--dir', this.path);
    expect([given, status, sentence]).toEqual([given, code, sentence]);
    for (const part of parts) expect(sentence).toContain(part);
    return lines;
  }
}

export function changeByte(path: string, at: number, to: (byte: number) => number): void {
  const bytes = readFileSync(path);
  bytes[at] = to(bytes[at]);
  writeFileSync(path, bytes);
}
