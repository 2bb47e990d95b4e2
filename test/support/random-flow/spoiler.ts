/** Makes sound orders unsound: fields that contradict each other, and numbers that are none. */
import type { ReplaceOrder, SubmitOrder } from '../../../src/core/commands/commands';
import { NO_INSTRUCTIONS, type Instructions } from '../../../src/core/commands/instructions';
import { OrderType, PostOnly, TimeInForce } from '../../../src/core/types/order-terms';
import type { Lots, Ticks } from '../../../src/core/types/units';
import type { Random } from './random';

const NO_NUMBERS = [NaN, -1, 1.5, Infinity, 2 ** 53, -0.5];
const COUNTED = [
  'expireTime',
  'minQuantity',
  'displayQuantity',
  'quoteQuantity',
  'protectionPrice',
  'triggerPrice',
  'trailingDelta',
  'trailingAmount',
] as const;

export function spoilOrder(random: Random, order: SubmitOrder): SubmitOrder {
  const { quantity } = order;
  const noNumber = random.pick(NO_NUMBERS);
  const changes: Partial<SubmitOrder>[] = [
    { quantity: noNumber as Lots },
    { price: noNumber as Ticks },
    { price: (order.price === 0 ? 2000 : 0) as Ticks },
    { quantity: (quantity === 0 ? 1 : 0) as Lots },
    { type: random.pick(Object.values(OrderType)) },
    { timeInForce: random.pick(Object.values(TimeInForce)) },
    { instructions: null },
  ];
  if (random.chance(50)) return { ...order, ...random.pick(changes) };
  const asked = order.instructions ?? NO_INSTRUCTIONS;
  return { ...order, instructions: { ...asked, ...spoiltInstructions(random, quantity) } };
}

export function spoilReplace(random: Random, command: ReplaceOrder): ReplaceOrder {
  const field = random.pick(['price', 'quantity', 'triggerPrice'] as const);
  return { ...command, [field]: random.pick([...NO_NUMBERS, 1, 5]) };
}

function spoiltInstructions(random: Random, quantity: number): Partial<Instructions> {
  const odd = { [random.pick(COUNTED)]: random.pick([...NO_NUMBERS, 0, 1, 3, 9999, 10_000]) };
  const beyond = [quantity, quantity + 1].map((lots) => lots as Lots);
  return random.pick<Partial<Instructions>>([
    odd,
    odd,
    odd,
    { postOnly: random.pick(Object.values(PostOnly)) },
    { minQuantity: random.pick(beyond) },
    { displayQuantity: random.pick(beyond) },
    { tradeGroup: 'desk' },
  ]);
}
