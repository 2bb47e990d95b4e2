/**
 * A running fingerprint of all outcomes: two engines that were told the same commands and say the
 * same have the same value. Costs some tens of nanoseconds an event; rare kinds take a slower way.
 * For telling divergence, not for defending against forgery.
 */
import { DataHasher } from '../core/engine/state-hash';
import type { CoreEvent } from '../core/events/events';
import type { Micros } from '../core/types/units';
import type { Sequence, SymbolKey } from '../core/types/ids';

/** A number is mixed in as two words: below and above this. */
const WORD = 2 ** 32;

/* Codes of the first digits and letters. */
const ZERO = 48;
const LETTER_A = 97;

export class OutcomeHash {
  private a = 0x9e3779b9 | 0;
  private b = 0x85ebca6b | 0;
  private lastSymbol: SymbolKey = '';
  private lastSymbolWord = 0;
  private readonly rare = new DataHasher();

  add(sequence: Sequence, time: Micros, events: readonly CoreEvent[]): void {
    this.number(sequence);
    this.number(time);
    for (let i = 0; i < events.length; i++) this.event(events[i]);
  }

  /** Goes on from what `digest` gave. */
  resume(digest: string): void {
    this.a = parseInt(digest.slice(0, 8), 16) | 0;
    this.b = parseInt(digest.slice(8), 16) | 0;
  }

  /** 16 hex digits: the whole of what it keeps. */
  digest(): string {
    return hex(this.a) + hex(this.b);
  }

  private event(event: CoreEvent): void {
    switch (event.kind) {
      case 'level_changed':
        this.mix(1);
        this.symbol(event.symbol);
        this.number(event.bookSequence);
        this.mix(event.side);
        this.number(event.price);
        return this.number(event.quantity);
      case 'bbo_changed':
        this.mix(2);
        this.symbol(event.symbol);
        this.number(event.bookSequence);
        this.number(event.bidPrice);
        this.number(event.bidQuantity);
        this.number(event.askPrice);
        return this.number(event.askQuantity);
      case 'trade':
        this.mix(3);
        this.symbol(event.symbol);
        this.number(event.tradeId);
        this.number(event.tradeSequence);
        this.number(event.price);
        this.number(event.quantity);
        this.mix(event.aggressorSide);
        this.number(event.makerOrderId);
        this.number(event.takerOrderId);
        this.number(event.makerRemaining);
        return this.number(event.takerRemaining);
      default:
        return this.orderEvent(event);
    }
  }

  private orderEvent(event: CoreEvent): void {
    switch (event.kind) {
      case 'order_accepted':
        this.mix(4);
        this.symbol(event.symbol);
        this.number(event.orderId);
        this.text(event.accountId);
        this.text(event.clientOrderId);
        this.mix(event.side | (event.type << 8) | (event.timeInForce << 16));
        this.number(event.price);
        this.number(event.quantity);
        this.number(event.expireTime);
        this.number(event.listId);
        return event.instructions === null ? undefined : this.slow(event.instructions);
      case 'order_rested':
        this.mix(5);
        this.symbol(event.symbol);
        this.number(event.orderId);
        this.mix(event.side);
        this.number(event.price);
        this.number(event.remaining);
        return this.number(event.shown);
      case 'order_cancelled':
        this.mix(6);
        this.symbol(event.symbol);
        this.number(event.orderId);
        this.mix(event.side);
        this.number(event.price);
        this.number(event.remaining);
        return this.text(event.reason);
      case 'command_rejected':
        this.mix(7);
        return this.text(event.code);
      default:
        return this.slow(event);
    }
  }

  /** Mixes in a hash of the data, as the text of its 16 hex digits. */
  private slow(data: object): void {
    const { rare } = this;
    rare.hash(data);
    this.mix(0);
    this.mix(16);
    this.hexDigits(rare.high);
    this.hexDigits(rare.low);
  }

  private hexDigits(word: number): void {
    for (let shift = 28; shift >= 0; shift -= 4) {
      const digit = (word >>> shift) & 15;
      this.mix(digit < 10 ? ZERO + digit : LETTER_A + digit - 10);
    }
  }

  /** One word for a symbol; most events in a row are of the same. */
  private symbol(symbol: SymbolKey): void {
    if (symbol !== this.lastSymbol) {
      this.lastSymbol = symbol;
      this.lastSymbolWord = wordOf(symbol);
    }
    this.mix(this.lastSymbolWord);
  }

  private text(text: string): void {
    this.mix(text.length);
    for (let i = 0; i < text.length; i++) this.mix(text.charCodeAt(i));
  }

  private number(value: number): void {
    this.mix(value | 0);
    if (value >= WORD || value < 0) this.mix(Math.floor(value / WORD));
  }

  private mix(word: number): void {
    this.a = Math.imul(rotate(this.a ^ word, 15), 0xcc9e2d51);
    this.b = Math.imul(rotate(this.b + word, 19), 0x1b873593) ^ word;
  }
}

function wordOf(text: string): number {
  let word = text.length;
  for (let i = 0; i < text.length; i++) {
    word = Math.imul(word ^ text.charCodeAt(i), 0x01000193);
  }
  return word;
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
