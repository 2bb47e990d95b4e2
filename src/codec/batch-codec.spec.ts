import type { SequencedCommand, SubmitOrder } from '../core/commands/commands';
import { NO_INSTRUCTIONS } from '../core/commands/instructions';
import type { Sequence } from '../core/types/ids';
import type { Micros } from '../core/types/units';
import { NO_HASH, decodeBatch, encodeBatch, hashOfBatch, type Checkpoint } from './batch-codec';
import { CodecError, NewerFormatError } from './codec-error';

const LIMIT = {
  kind: 'submit_order',
  symbol: 'BTC-USDT',
  accountId: 'alice',
  clientOrderId: '0190c0ff-ee00-7000-8000-000000000001',
  side: 1,
  type: 0,
  timeInForce: 0,
  price: 6_543_210,
  quantity: 250_000,
  instructions: null,
} as SubmitOrder;

function entry(sequence: number, order: Partial<SubmitOrder> = {}, time = 0): SequencedCommand {
  return {
    sequence: sequence as Sequence,
    time: (1_767_323_045_000_000 + time) as Micros,
    command: { ...LIMIT, ...order },
  };
}

const COMMANDS = [entry(7), entry(8, {}, 0), entry(9, {}, 1_000_000)];
const encode = (commands: readonly SequencedCommand[], checkpoint: Checkpoint | null = null) =>
  encodeBatch({ commands, checkpoint, previousHash: NO_HASH });

test('a batch is read back as it was', () => {
  const checkpoint = { sequence: 6 as Sequence, outcomeHash: 'abcdef0123456789' };
  const previousHash = hashOfBatch(encode(COMMANDS));
  const batch = { commands: COMMANDS, checkpoint, previousHash };
  expect(decodeBatch(encodeBatch(batch))).toEqual(batch);
  expect(decodeBatch(encode(COMMANDS)).checkpoint).toBeNull();
});

test.each<[string, Partial<SubmitOrder>]>([
  ['no names', { accountId: '', clientOrderId: '' }],
  ['names outside of ASCII', { accountId: 'Zoë', clientOrderId: '注文😀' }],
  ['half a surrogate pair', { accountId: 'a\ud800b', clientOrderId: '\udfff' }],
  [
    'long texts',
    { accountId: 'é'.repeat(40), clientOrderId: 'x'.repeat(64), symbol: 'y'.repeat(9e4) },
  ],
  ['numbers that are none', { price: NaN, quantity: Infinity } as never],
  ['numbers that are not whole or not positive', { price: 0.1, quantity: -3, side: -0 } as never],
  ['the largest numbers', { price: 2 ** 53 - 1, quantity: 2 ** 53 } as never],
  ['instructions that ask for nothing', { instructions: NO_INSTRUCTIONS }],
  [
    'all instructions',
    {
      instructions: {
        expireTime: 1,
        postOnly: 2,
        minQuantity: 3,
        displayQuantity: 4,
        quoteQuantity: 5.5,
        protectionPrice: 6,
        triggerPrice: 7,
        trailingDelta: 8,
        trailingAmount: 9,
        selfTradePrevention: 0,
        tradeGroup: 'desk',
      },
    } as never,
  ],
])('%s come back exactly', (_, order) => {
  expect(decodeBatch(encode([entry(1, order)])).commands).toEqual([entry(1, order)]);
});

test('a plain limit order takes less than 120 bytes, with everything around it', () => {
  expect(encode([entry(1_000_000)]).length).toBeLessThan(130);
  const alone = encode([entry(1_000_000)]).length;
  expect(encode([entry(1_000_000), entry(1_000_001, {}, 9)]).length - alone).toBeLessThan(80);
});

test('no changed bit goes unnoticed', () => {
  const bytes = encode(COMMANDS);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] ^= 1 << (bit & 7);
    expect(() => decodeBatch(changed)).toThrow();
  }
});

test('no missing end goes unnoticed', () => {
  const bytes = encode(COMMANDS);
  for (let length = 0; length < bytes.length; length++) {
    expect(() => decodeBatch(bytes.subarray(0, length))).toThrow(CodecError);
  }
});

test('what a later version wrote is told apart from damage', () => {
  const bytes = encode(COMMANDS);
  bytes[0] = 2;
  expect(() => decodeBatch(bytes)).toThrow(NewerFormatError);
  bytes[0] = 0;
  expect(() => decodeBatch(bytes)).toThrow(CodecError);
});
