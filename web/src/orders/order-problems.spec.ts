import { placeRefusal } from './order-problems';

const SHOWN = new Set(['price', 'quantity', 'orders.1.price']);

test('a refused field carries its message without its name', () => {
  const errors = [
    { field: 'price', message: 'price must be a multiple of 0.01' },
    { field: 'orders.1.price', message: 'orders.1.price is required for a limit order' },
  ];
  expect(placeRefusal({ code: 'price_not_on_tick', detail: 'as a whole', errors }, SHOWN)).toEqual({
    fields: {
      price: 'must be a multiple of 0.01',
      'orders.1.price': 'is required for a limit order',
    },
    rest: null,
  });
});

test('what no shown field can carry is told as a whole', () => {
  const errors = [{ field: 'symbol', message: 'symbol is required' }];
  expect(placeRefusal({ code: 'invalid_request', detail: '', errors }, SHOWN)).toEqual({
    fields: {},
    rest: 'symbol is required',
  });
  expect(placeRefusal({ code: 'market_halted', detail: 'Halted.' }, SHOWN).rest).toBe('Halted.');
});

test('a market rule that is about a field is shown there', () => {
  const refusal = { code: 'post_only_would_cross', detail: 'Choose another price.', errors: [] };
  expect(placeRefusal(refusal, SHOWN)).toEqual({
    fields: { price: 'Choose another price.' },
    rest: null,
  });
  expect(placeRefusal(refusal, new Set()).rest).toBe('Choose another price.');
});
