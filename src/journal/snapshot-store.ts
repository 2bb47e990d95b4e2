/** The snapshots of a data directory, by the sequence of the last command they cover. */
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SnapshotFacts } from '../codec/snapshot-summary';
import { flushFolder } from './durable-files';
import { SequenceNames } from './sequence-names';
import { SnapshotFile, SnapshotFileWriter } from './snapshot-file';

export const SNAPSHOT_FOLDER = 'snapshots';

const NAMES = new SequenceNames('.snapshot');
const UNFINISHED = '.tmp';

/** A snapshot found by its name; nothing is known of its content. */
export interface StoredSnapshot {
  readonly sequence: number;
  readonly path: string;
}

export class SnapshotStore {
  readonly folder: string;

  constructor(dataDirectory: string) {
    this.folder = join(dataDirectory, SNAPSHOT_FOLDER);
  }

  /** Newest first. */
  async list(): Promise<StoredSnapshot[]> {
    const sequences = NAMES.sequencesIn(await this.names()).reverse();
    return sequences.map((sequence) => ({ sequence, path: this.pathOf(sequence) }));
  }

  /**
   * Writes a snapshot through `fill`. It has its name once all of it is on disk, or never.
   * @returns its size in bytes
   */
  async write(
    facts: SnapshotFacts,
    fill: (file: SnapshotFileWriter) => Promise<void>,
  ): Promise<number> {
    await mkdir(this.folder, { recursive: true });
    const path = this.pathOf(facts.sequence);
    await rm(path + UNFINISHED, { force: true });
    const file = await SnapshotFileWriter.create(path + UNFINISHED);
    try {
      await fill(file);
    } catch (error) {
      await file.abandon();
      throw error;
    }
    const bytes = await file.finish(facts);
    await rename(path + UNFINISHED, path);
    await flushFolder(this.folder);
    return bytes;
  }

  pathOf(sequence: number): string {
    return join(this.folder, NAMES.of(sequence));
  }

  open(snapshot: StoredSnapshot): Promise<SnapshotFile> {
    return SnapshotFile.open(snapshot.path);
  }

  /** Deletes all but the newest; returns those that are left, newest first. */
  async prune(kept: number): Promise<StoredSnapshot[]> {
    const all = await this.list();
    for (const { path } of all.slice(kept)) await rm(path, { force: true });
    return all.slice(0, kept);
  }

  /** Deletes what a writer left behind that did not finish. */
  async removeUnfinished(): Promise<void> {
    const names = (await this.names()).filter((name) => name.endsWith(UNFINISHED));
    for (const name of names) await rm(join(this.folder, name), { force: true });
  }

  private async names(): Promise<string[]> {
    try {
      return await readdir(this.folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }
}
