/** What must hold after any schedule; each check knows nothing of how the schedule came about. */
import type { Outcome } from '../../src/matching-engine/outcome';
import type { Sent } from './clients';

interface Answered {
  readonly sequence: number;
  readonly order?: { readonly orderId: string };
  readonly orders?: readonly { readonly orderId: string }[];
}

/** Sequences are 1, 2, 3 … and time never runs backwards, whatever the clock did. */
export function checkOrder(outcomes: readonly Outcome[]): void {
  outcomes.forEach(({ sequence, time }, place) => {
    demand(sequence === place + 1, `command ${sequence} in place ${place + 1}`);
    demand(place === 0 || time >= outcomes[place - 1].time, `time runs back at ${sequence}`);
  });
}

/** Every acknowledged order is there, at the place and with the ids that its client was told. */
export function checkAcknowledged(sent: readonly Sent[], outcomes: readonly Outcome[]): void {
  for (const { what, fate, answer } of sent) {
    if (fate !== 'acknowledged' || what === 'other') continue;
    const { sequence, order, orders } = JSON.parse(answer) as Answered;
    const told = (order === undefined ? (orders ?? []) : [order]).map(({ orderId }) => orderId);
    const accepted = acceptedIn(outcomes[sequence - 1]).map(({ orderId }) => String(orderId));
    demand(
      told.every((orderId) => accepted.includes(orderId)),
      `orders ${told} were acknowledged at ${sequence}, where ${accepted} were accepted`,
    );
  }
}

/** However often a request was repeated, its orders exist once; refused ones not at all. */
export function checkOnce(sent: readonly Sent[], outcomes: readonly Outcome[]): void {
  const counts = new Map<string, number>();
  for (const outcome of outcomes) {
    for (const { clientOrderId } of acceptedIn(outcome)) {
      if (clientOrderId !== '') counts.set(clientOrderId, (counts.get(clientOrderId) ?? 0) + 1);
    }
  }
  for (const { names, fate, answer } of sent) {
    for (const name of names) {
      const count = counts.get(name) ?? 0;
      demand(count <= 1, `order ${name} was entered ${count} times`);
      demand(fate !== 'acknowledged' || count === 1, `acknowledged order ${name} is missing`);
      demand(
        fate !== 'refused' || count === 0,
        `order ${name} was refused (${answer}), and exists`,
      );
      counts.delete(name);
    }
  }
  demand(counts.size === 0, `nobody sent ${[...counts.keys()]}`);
}

/** Both show everybody the same. */
export function checkSame(recovered: readonly string[], uninterrupted: readonly string[]): void {
  const at = recovered.findIndex((text, place) => text !== uninterrupted[place]);
  if (at === -1 && recovered.length === uninterrupted.length) return;
  throw new Error(`recovered: ${recovered[at]}\nuninterrupted: ${uninterrupted[at]}`);
}

function acceptedIn(outcome: Outcome | undefined) {
  return (outcome?.events ?? []).filter((event) => event.kind === 'order_accepted');
}

function demand(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}
