import { Injectable, Logger } from '@nestjs/common';
import type { ByteReader } from '../codec/byte-reader';
import { ByteWriter } from '../codec/byte-writer';
import { ENGINE_CODEC_VERSION, readEngine, writeEngine } from '../codec/engine-codec';
import type { SnapshotFacts } from '../codec/snapshot-summary';
import { SOFTWARE_VERSION } from '../common/software-version';
import type { EngineSnapshot } from '../core/engine/snapshot';
import { hashOf } from '../core/engine/state-hash';
import { JournalError } from '../journal/journal-error';
import type { SnapshotFile, SnapshotFileWriter } from '../journal/snapshot-file';
import { SnapshotStore } from '../journal/snapshot-store';
import { EngineLoop } from './engine-loop';
import type { SnapshotPart } from './snapshot-part';
import { SnapshotParts } from './snapshot-parts';

/** Name of the section that holds the engine. */
const ENGINE = 'engine';

/** A snapshot that was just written. */
export interface WrittenSnapshot {
  readonly sequence: number;
  readonly stateHash: string;
  readonly bytes: number;
}

/** The engine and all parts as one snapshot: written as of the last command applied, or read. */
@Injectable()
export class SnapshotImage {
  private readonly log = new Logger('Snapshots');

  constructor(
    private readonly loop: EngineLoop,
    private readonly parts: SnapshotParts,
    private readonly store: SnapshotStore,
  ) {}

  /** Sequence of the newest snapshot to start from that leaves no hole outside of snapshots. */
  get storedSequence(): number {
    return this.parts.storedSequence;
  }

  /** Costs time and memory in proportion to the whole state. Nothing may be applied meanwhile. */
  async write(): Promise<WrittenSnapshot> {
    const { engine, outcomeHash, checkpoint } = this.loop;
    const { sequence, time } = engine;
    const snapshot = engine.snapshot();
    const stateHash = hashOf(snapshot);
    const writtenBy = SOFTWARE_VERSION;
    const facts: SnapshotFacts = {
      sequence,
      time,
      outcomeHash,
      checkpoint,
      stateHash,
      writtenBy,
    };
    const bytes = await this.store.write(facts, (file) => this.fill(file, snapshot));
    return { sequence, stateHash, bytes };
  }

  /**
   * Takes over the whole state of a snapshot that was verified.
   * @param progress told how much has been read, from 0 to 1
   * @throws JournalError `newer_format` when a section is unknown here or newer than its part
   */
  async read(file: SnapshotFile, progress: (share: number) => void): Promise<void> {
    this.checkSections(file);
    const { outcomeHash, checkpoint } = file.summary;
    this.loop.resume(await engineOf(file), outcomeHash, checkpoint);
    const parts = this.parts.all();
    for (let i = 0; i < parts.length; i++) {
      progress((i + 1) / (parts.length + 1));
      await this.readPart(file, parts[i]);
    }
    progress(1);
  }

  private async fill(file: SnapshotFileWriter, snapshot: EngineSnapshot): Promise<void> {
    const writer = new ByteWriter();
    writeEngine(writer, snapshot);
    await file.add(ENGINE, ENGINE_CODEC_VERSION, writer.view(0));
    for (const part of this.parts.all()) {
      writer.clear();
      part.write(writer);
      await file.add(part.name, part.version, writer.view(0));
    }
  }

  private checkSections(file: SnapshotFile): void {
    const versions = new Map(this.parts.all().map(({ name, version }) => [name, version]));
    versions.set(ENGINE, ENGINE_CODEC_VERSION);
    for (const { name, version } of file.summary.sections) {
      if (version <= (versions.get(name) ?? 0)) continue;
      const text = `the snapshot ${file.path} has a section of a later version: ${name} ${version}`;
      throw new JournalError('newer_format', text);
    }
  }

  private async readPart(file: SnapshotFile, part: SnapshotPart): Promise<void> {
    const section = file.section(part.name);
    if (section === undefined) {
      this.log.warn({ msg: 'the snapshot has nothing of this part', part: part.name });
      return;
    }
    const reader = await file.read(section);
    reading(file, part.name, reader, () => part.read(reader, section.version));
  }
}

/**
 * The state of the engine alone.
 * @throws JournalError `damaged`
 */
export async function engineOf(file: SnapshotFile): Promise<EngineSnapshot> {
  const section = file.section(ENGINE);
  if (section === undefined) {
    throw new JournalError('damaged', `the snapshot ${file.path} holds no engine`);
  }
  const reader = await file.read(section);
  return reading(file, ENGINE, reader, () => readEngine(reader));
}

function reading<T>(file: SnapshotFile, name: string, reader: ByteReader, read: () => T): T {
  try {
    const content = read();
    if (!reader.isAtEnd) throw new Error('bytes follow its end');
    return content;
  } catch (error) {
    const { message } = error as Error;
    const text = `the section ${name} of the snapshot ${file.path} cannot be read: ${message}`;
    throw new JournalError('damaged', text, { cause: error });
  }
}
