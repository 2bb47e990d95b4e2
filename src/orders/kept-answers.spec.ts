import type { Json } from '../common/json';
import type { ListAnswer } from './dto/list.response';
import type { TradedOrderAnswer } from './dto/order.response';
import { KeptAnswers } from './kept-answers';

test('answers are kept until their order is released, those of a list with its first', () => {
  const answers = new KeptAnswers();
  answers.keepOrder(1, 'one' as Json<TradedOrderAnswer>);
  answers.keepOrder(2, 'two' as Json<TradedOrderAnswer>);
  answers.keepList(7, 1, 'list' as Json<ListAnswer>);
  answers.release(2);
  answers.release(3);
  expect([answers.ofOrder(1), answers.ofOrder(2), answers.ofList(7)]).toEqual([
    'one',
    undefined,
    'list',
  ]);
  answers.release(1);
  expect([answers.ofOrder(1), answers.ofList(7)]).toEqual([undefined, undefined]);
});
