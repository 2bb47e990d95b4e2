import { MatchingEngineService } from '../../src/matching-engine/matching-engine.service';
import { SnapshotKeeper } from '../../src/matching-engine/snapshot-keeper';
import { SnapshotParts } from '../../src/matching-engine/snapshot-parts';
import { InstrumentCatalogue } from '../../src/instruments/instrument-catalogue';
import { KeptPushes } from '../../src/orders/kept-pushes';
import { PushesSnapshot } from '../../src/orders/pushes-snapshot';
import { limit } from '../support/e2e-orders';
import { E2eService } from '../support/e2e-service';
import { startOnDisk } from '../support/e2e-snapshots';

const write = (service: E2eService) => service.rest.send('POST', '/admin/snapshots');

test('a journal in memory has no snapshots', async () => {
  const service = await E2eService.start();
  expect(await write(service)).toMatchObject({
    status: 409,
    body: { code: 'snapshots_unavailable' },
  });
  const { status, body } = await service.rest.get('/admin/snapshots');
  expect([status, body.snapshots, body.inProgress]).toEqual([200, [], false]);
  await service.close();
});

describe('with a journal on disk', () => {
  let service: E2eService;

  beforeEach(async () => {
    service = await startOnDisk({ SNAPSHOTS_KEPT: '1', JOURNAL_SEGMENT_BYTES: '512' });
    await service.rest.post('/api/v1/orders', limit('buy', '1', '100'));
  });

  afterEach(() => service.close());

  const troubles = async (): Promise<string[]> => {
    const { body } = await service.rest.get<string>('/admin/metrics');
    return body.split('\n').filter((line) => line.startsWith('snapshot_failures_total{'));
  };

  test('a snapshot is answered as it is listed, and the journal is shorter', async () => {
    for (let i = 0; i < 20; i++)
      await service.rest.post('/api/v1/orders', limit('buy', '1', '100'));
    const { status, body } = await write(service);
    expect(status).toBe(200);
    const { snapshots, ...rest } = (await service.rest.get('/admin/snapshots')).body;
    const firstSequence = rest.firstSequence as number;
    expect(snapshots).toEqual([body]);
    expect(rest).toEqual({ inProgress: false, firstSequence, lastSequence: 24 });
    // No segment holds more commands.
    expect(firstSequence).toBeGreaterThan(24 - 6);
    expect(body).toMatchObject({ sequence: 24, stateHash: service.engine.stateHash() });
    const { body: metrics } = await service.rest.get<string>('/admin/metrics');
    expect(metrics).toContain('\nsnapshot_sequence 24\n');
    expect(metrics).toContain(`\njournal_first_sequence ${firstSequence}\n`);
  });

  test('a replay that leads elsewhere is told, and nothing is removed', async () => {
    const engine = service.app.get(MatchingEngineService);
    const spy = jest.spyOn(engine, 'outcomeHash', 'get').mockReturnValue('0123456789abcdef');
    const answer = await write(service);
    spy.mockRestore();
    expect(answer).toMatchObject({ status: 500, body: { code: 'snapshot_failed' } });
    expect(await troubles()).toEqual(['snapshot_failures_total{reason="diverged"} 1']);
    const ready = await service.rest.get('/admin/health/ready');
    expect(ready.status).toBe(200);
    expect(ready.body.snapshotFailure).toContain('leads to other outcomes');
    const { body } = await service.rest.get('/admin/snapshots');
    expect(body).toMatchObject({ snapshots: [], firstSequence: 1 });
  });

  test('the journal stays whole when a part cannot store what it has', async () => {
    service.app.get(SnapshotParts).add({
      name: 'stuck',
      version: 1,
      write: () => undefined,
      read: () => undefined,
      settle: () => Promise.reject(new Error('its disk is full')),
    });
    // The writer knows nothing of the part: the snapshot itself is written.
    expect((await write(service)).status).toBe(200);
    expect(await troubles()).toEqual(['snapshot_failures_total{reason="compaction"} 1']);
    const { body } = await service.rest.get('/admin/snapshots');
    expect(body).toMatchObject({ firstSequence: 1 });
    expect(body.lastFailure).toContain('its disk is full');
  });
});

test('a snapshot keeps as many pushes as the service does', async () => {
  const service = await startOnDisk({ PUSHES_PER_ACCOUNT: '2' });
  for (let i = 0; i < 5; i++) {
    await service.rest.post('/api/v1/orders', { ...limit('buy', '1', '100'), accountId: 'alice' });
  }
  await write(service);
  const [file] = await service.app.get(SnapshotKeeper).kept();
  const section = file.section('account-pushes');
  if (section === undefined) throw new Error('the snapshot has no such section');
  const pushes = new KeptPushes(100, 100);
  const part = new PushesSnapshot(pushes, service.app.get(InstrumentCatalogue));
  part.read(await file.read(section));
  expect([pushes.sequenceOf('alice'), pushes.size]).toEqual([5, 2]);
  await service.close();
});
