/**
 * How many ended client order ids of an account stay reserved (R25). Outcomes depend on it, so it
 * belongs to a journal: decided when that begins, kept beside the batches and never changed.
 */
import { crc32 } from 'node:zlib';
import { ConfigurationError } from '../common/config/configuration-error';
import { DEFAULT_CLIENT_ORDER_ID_WINDOW } from '../core/engine/client-order-ids';
import type { BatchReader, BatchStorage } from './batch-storage';
import { JournalError } from './journal-error';

/** A byte for the version, four for the number, then a CRC-32 of both. */
const FORMAT_VERSION = 1;
const WINDOW_AT = 1;
const CRC_AT = 5;
const LENGTH = 9;

/**
 * What a journal began with; the default in one that did not begin yet.
 * @throws JournalError `damaged`, `newer_format`
 */
export function windowOf(store: Pick<BatchReader, 'beginning' | 'firstKey'>): number {
  const { beginning } = store;
  if (beginning !== undefined) return decoded(beginning);
  if (store.firstKey() === undefined) return DEFAULT_CLIENT_ORDER_ID_WINDOW;
  throw new JournalError('damaged', 'what the journal began with is missing');
}

/**
 * Decides it for a journal without commands; one with commands has to have begun with the same.
 * Resolves once it is on disk.
 * @param wanted what is configured, or undefined to take what the journal began with
 * @throws ConfigurationError when the journal began with another one
 * @throws JournalError `damaged`, `newer_format`, `unusable`
 */
export async function settleWindow(
  store: BatchStorage,
  wanted: number | undefined,
): Promise<number> {
  const kept = windowOf(store);
  const window = wanted ?? kept;
  if (store.firstKey() === undefined) {
    if (store.beginning === undefined || window !== kept) await begin(store, window);
  } else if (window !== kept) throw otherWindow(window, kept);
  return window;
}

async function begin(store: BatchStorage, window: number): Promise<void> {
  try {
    await store.setBeginning(beginningWith(window));
  } catch (error) {
    throw JournalError.unusable('the journal cannot be written', error);
  }
}

/** What is kept of it. */
export function beginningWith(window: number): Buffer {
  const bytes = Buffer.alloc(LENGTH);
  bytes.writeUInt8(FORMAT_VERSION);
  bytes.writeUInt32LE(window, WINDOW_AT);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, CRC_AT)), CRC_AT);
  return bytes;
}

function decoded(bytes: Buffer): number {
  const [version] = bytes;
  if (version > FORMAT_VERSION) {
    const text = `the journal was begun by a later version (form ${version} of its beginning)`;
    throw new JournalError('newer_format', text);
  }
  const isWhole =
    bytes.length === LENGTH && bytes.readUInt32LE(CRC_AT) === crc32(bytes.subarray(0, CRC_AT));
  if (!isWhole) throw new JournalError('damaged', 'the journal is damaged in what it began with');
  return bytes.readUInt32LE(WINDOW_AT);
}

function otherWindow(configured: number, kept: number): ConfigurationError {
  const text =
    `CLIENT_ORDER_ID_WINDOW is ${configured}, but the journal began with ${kept}, on which its ` +
    `outcomes depend; set CLIENT_ORDER_ID_WINDOW=${kept}, or begin a new DATA_DIR`;
  return new ConfigurationError([text]);
}
