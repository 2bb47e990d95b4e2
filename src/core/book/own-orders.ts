/**
 * The resting orders of one account in one book, linked in the order they entered. Lets a mass
 * cancel visit an account's orders without walking the book. The links live in order storage.
 */
import type { AccountId } from '../types/ids';
import { NONE, type Handle } from './records';

export class OwnOrders {
  head: Handle = NONE;
  tail: Handle = NONE;
  count = 0;

  constructor(readonly accountId: AccountId) {}
}
