import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SnapshotKeeper } from '../../src/matching-engine/snapshot-keeper';
import { SnapshotProcess } from '../../src/matching-engine/snapshot-process';
import { E2eService } from './e2e-service';

const STANDBY = join(__dirname, '../../dist/snapshot-standby.js');

/** A service of this process with its journal on disk, and writers of snapshots as built. */
export async function startOnDisk(env: Record<string, string> = {}): Promise<E2eService> {
  const directory = mkdtempSync(join(tmpdir(), 'e2e-'));
  const base = { JOURNAL: 'embedded', DATA_DIR: directory, SNAPSHOT_EVERY: '0' };
  const service = await E2eService.start({ env: { ...base, ...env } });
  service.app.get(SnapshotKeeper).writer = new SnapshotProcess(STANDBY);
  const close = service.close.bind(service);
  service.close = async () => {
    await close();
    rmSync(directory, { recursive: true });
  };
  return service;
}
