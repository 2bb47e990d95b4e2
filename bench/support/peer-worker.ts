/** The thread behind `bench:peers`: one flow through nodejs-order-book, or through the core. */
import { parentPort, workerData } from 'node:worker_threads';
import { OrderBook, Side as PeerSide, type LimitOrderOptions } from 'nodejs-order-book';
import { TimeInForce } from '../../src/core/types/order-terms';
import { Side } from '../../src/core/types/side';
import { RecordedFlow, type FlowColumns } from '../flows/recorded-flow';
import { EngineDriver } from '../referee/engine-driver';
import { ConsumingListener } from './consuming-listener';
import { bestOf, rateOf, type Rate } from './rate';

export interface PeerAssignment {
  readonly columns: FlowColumns;
  readonly engine: 'ours' | 'theirs';
  /** Only this many messages of the flow are played. */
  readonly messages: number;
  readonly runs: number;
}

const GTC = 'GTC' as LimitOrderOptions['timeInForce'];
const IOC = 'IOC' as LimitOrderOptions['timeInForce'];

/** Texts made beforehand, so that no conversion is on the peer's account. */
function idTexts(count: number): string[] {
  return Array.from({ length: count + 1 }, (_, id) => String(id));
}

function ours(flow: RecordedFlow, messages: number): Rate {
  const listener = new ConsumingListener();
  const driver = new EngineDriver(listener);
  return rateOf(messages, () => {
    for (let i = 0; i < messages; i++) driver.apply(flow.command(i));
    return listener.count;
  });
}

/** The peer answers with a result object per call; what is in it counts as its events. */
function theirs(flow: RecordedFlow, messages: number, ids: readonly string[]): Rate {
  const book = new OrderBook();
  let submitted = 0;
  return rateOf(messages, () => {
    let answers = 0;
    for (let i = 0; i < messages; i++) {
      const command = flow.command(i);
      if (command.kind === 'submit_order') {
        const answer = book.limit({
          id: ids[++submitted],
          side: command.side === Side.Buy ? PeerSide.BUY : PeerSide.SELL,
          size: command.quantity,
          price: command.price,
          timeInForce: command.timeInForce === TimeInForce.Ioc ? IOC : GTC,
        });
        answers += answer.done.length;
      } else if (command.kind === 'cancel_order') {
        if (book.cancel(ids[command.orderId]) !== undefined) answers++;
      } else {
        const answer = book.modify(ids[command.orderId], {
          size: command.quantity,
          price: command.price,
        });
        answers += answer.done.length;
      }
    }
    return answers;
  });
}

function measure({ columns, engine, messages, runs }: PeerAssignment): Rate {
  const flow = RecordedFlow.over(columns);
  if (engine === 'ours') return bestOf(runs, () => ours(flow, messages));
  const ids = idTexts(messages);
  return bestOf(runs, () => theirs(flow, messages, ids));
}

parentPort?.postMessage(measure(workerData as PeerAssignment));
