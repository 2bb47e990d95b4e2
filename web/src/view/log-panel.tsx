import type { Snapshots } from '@matching-engine/client';
import { useState } from 'preact/hooks';
import { log, ready, samples, writeSnapshot } from '../state/admin';
import { grouped } from '../text/decimal';
import { shortTime } from '../text/time';
import { bytesText, Fact } from './facts';

/** Where the log stands, and from where a restart would begin. */
export function LogPanel() {
  const hash = samples.value.get('engine_outcome_hash')?.[0]?.labels.hash ?? '–';
  const position = log.value;
  const isOnDisk = ready.value?.durability === 'embedded';
  return (
    <section class="panel half" aria-label="Log and snapshots">
      <header>
        <h2>Log and snapshots</h2>
        {isOnDisk && <WriteButton busy={position?.inProgress === true} />}
      </header>
      <dl class="facts">
        <Fact name="Log">{position === null ? '–' : rangeOf(position)}</Fact>
        <Fact name="Outcome hash">{hash}</Fact>
        {position?.snapshots.map(({ sequence, timestamp, bytes }) => (
          <Fact key={sequence} name={`Snapshot at ${grouped(String(sequence))}`}>
            {`${bytesText(bytes)} · ${shortTime(timestamp)}`}
          </Fact>
        ))}
        {position?.snapshots.length === 0 && (
          <Fact name="Snapshots">
            {isOnDisk ? 'none yet: a start replays all' : 'none in memory'}
          </Fact>
        )}
        {position?.lastFailure !== undefined && (
          <Fact name="Last failure">{position.lastFailure}</Fact>
        )}
      </dl>
    </section>
  );
}

function rangeOf({ firstSequence, lastSequence }: Snapshots): string {
  return `${grouped(String(firstSequence))} – ${grouped(String(lastSequence))}`;
}

function WriteButton({ busy }: { readonly busy: boolean }) {
  const [waiting, setWaiting] = useState(false);
  const click = (): void => {
    setWaiting(true);
    void writeSnapshot().finally(() => setWaiting(false));
  };
  return (
    <button type="button" disabled={busy || waiting} onClick={click}>
      {busy || waiting ? 'Writing…' : 'Write a snapshot'}
    </button>
  );
}
