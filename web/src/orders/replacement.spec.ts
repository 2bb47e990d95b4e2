import { replacementOf } from './replacement';

const ORDER = { price: '100.00', quantity: '2.000', triggerPrice: undefined };

test.each([
  [{}, {}],
  [{ price: '100', quantity: '2' }, {}],
  [{ price: '100.01', quantity: '2.0' }, { price: '100.01' }],
  [{ quantity: '1' }, { quantity: '1' }],
  [{ price: 'abc' }, { price: 'abc' }],
  [{ price: '' }, { price: '' }],
  [{ triggerPrice: '90' }, {}],
])('an edit of %j asks for %j', (edit, expected) => {
  expect(replacementOf(ORDER, edit)).toEqual(expected);
});
