import { Injectable, Logger } from '@nestjs/common';
import type { ByteReader } from '../codec/byte-reader';
import { ByteWriter } from '../codec/byte-writer';
import { ENGINE_CODEC_VERSION, readEngine, writeEngine } from '../codec/engine-codec';
import type { Section, SnapshotFacts } from '../codec/snapshot-summary';
import { SOFTWARE_VERSION } from '../common/software-version';
import type { EngineSnapshot } from '../core/engine/snapshot';
import { hashOf } from '../core/engine/state-hash';
import { JournalError } from '../journal/journal-error';
import {
  damagedSnapshot,
  type SnapshotFile,
  type SnapshotFileWriter,
} from '../journal/snapshot-file';
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

/** One section; its bytes are good until the next one is made. */
export interface SectionContent {
  readonly name: string;
  readonly version: number;
  readonly bytes: Uint8Array;
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

  /** What `write` would write as of the last command applied. */
  *sections(snapshot = this.loop.engine.snapshot()): Generator<SectionContent> {
    const writer = new ByteWriter();
    writeEngine(writer, snapshot);
    yield { name: ENGINE, version: ENGINE_CODEC_VERSION, bytes: writer.view(0) };
    for (const part of this.parts.all()) {
      writer.clear();
      part.write(writer);
      yield { name: part.name, version: part.version, bytes: writer.view(0) };
    }
  }

  private async fill(file: SnapshotFileWriter, snapshot: EngineSnapshot): Promise<void> {
    for (const { name, version, bytes } of this.sections(snapshot)) {
      await file.add(name, version, bytes);
    }
  }

  private checkSections(file: SnapshotFile): void {
    const versions = new Map(this.parts.all().map(({ name, version }) => [name, version]));
    versions.set(ENGINE, ENGINE_CODEC_VERSION);
    for (const section of file.summary.sections) {
      if (section.version > (versions.get(section.name) ?? 0)) throw newer(file, section);
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
 * @throws JournalError `damaged`, `newer_format`
 */
export async function engineOf(file: SnapshotFile): Promise<EngineSnapshot> {
  const section = file.section(ENGINE);
  if (section === undefined) {
    throw damagedSnapshot(`the snapshot ${file.path} holds no engine`);
  }
  if (section.version > ENGINE_CODEC_VERSION) throw newer(file, section);
  const reader = await file.read(section);
  return reading(file, ENGINE, reader, () => readEngine(reader));
}

function newer({ path }: SnapshotFile, { name, version }: Section): JournalError {
  const text = `the snapshot ${path} has a section of a later version: ${name} ${version}`;
  return new JournalError('newer_format', text);
}

function reading<T>(file: SnapshotFile, name: string, reader: ByteReader, read: () => T): T {
  try {
    const content = read();
    if (!reader.isAtEnd) throw new Error('bytes follow its end');
    return content;
  } catch (error) {
    const { message } = error as Error;
    const text = `the section ${name} of the snapshot ${file.path} cannot be read: ${message}`;
    throw damagedSnapshot(text, error);
  }
}
