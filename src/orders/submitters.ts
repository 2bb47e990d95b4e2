import type { Reader } from '../streaming/reader';
import { SocketSession } from '../streaming/socket-session';

/** A socket that is told about what it submits. */
interface Submitter {
  readonly readers: Set<Reader>;
  /** What it submitted that has not ended. */
  readonly ids: Set<number>;
}

/** Who is told about what a socket submitted: its first reader, for as long as it has any. */
export class Submitters {
  private readonly bySocket = new Map<string, Submitter>();
  private readonly byId = new Map<number, Submitter>();

  /** From now on the reader's socket is told about what it submits. */
  attach(reader: Reader): void {
    const { socketId } = reader;
    const submitter = this.bySocket.get(socketId) ?? { readers: new Set(), ids: new Set() };
    this.bySocket.set(socketId, submitter);
    submitter.readers.add(reader);
    reader.onClose(() => {
      submitter.readers.delete(reader);
      if (submitter.readers.size > 0) return;
      this.bySocket.delete(socketId);
      for (const id of submitter.ids) this.byId.delete(id);
    });
  }

  /** Remembers who submitted it; an origin that is no open socket with a reader is nobody. */
  add(id: number, origin: object | undefined): void {
    if (!(origin instanceof SocketSession) || origin.closed) return;
    const submitter = this.bySocket.get(origin.socketId);
    if (submitter === undefined) return;
    this.byId.set(id, submitter);
    submitter.ids.add(id);
  }

  get(id: number): Reader | undefined {
    // Nobody is there while a journal is replayed.
    if (this.byId.size === 0) return undefined;
    const submitter = this.byId.get(id);
    if (submitter === undefined) return undefined;
    for (const reader of submitter.readers) return reader;
  }

  forget(id: number): void {
    if (this.byId.size === 0) return;
    const submitter = this.byId.get(id);
    if (submitter === undefined) return;
    this.byId.delete(id);
    submitter.ids.delete(id);
  }
}
