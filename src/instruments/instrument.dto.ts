import { ApiProperty } from '@nestjs/swagger';
import {
  DecimalField,
  EnumField,
  PatternField,
  SymbolField,
} from '../common/validation/text-fields';
import { TradingState } from '../core/instrument/trading-state';

const STATES = Object.values(TradingState);

/** Terms of a new instrument; an entry of INSTRUMENTS_FILE has the same form. */
export class ListInstrumentRequest {
  @SymbolField({
    description: 'Key of the instrument, base and quote joined by a dash',
    strict: true,
  })
  symbol!: string;

  @PatternField({
    description: 'Asset that is traded',
    example: 'BTC',
    pattern: /^[A-Z0-9]{1,12}$/,
    expectation: 'an asset code such as "BTC"',
  })
  base!: string;

  @PatternField({
    description: 'Asset that prices are in',
    example: 'USDT',
    pattern: /^[A-Z0-9]{1,12}$/,
    expectation: 'an asset code such as "USDT"',
  })
  quote!: string;

  @DecimalField({ description: 'Smallest price step in quote units', example: '0.01' })
  tickSize!: string;

  @DecimalField({ description: 'Smallest quantity step in base units', example: '0.00001' })
  lotSize!: string;

  @DecimalField({
    description: 'Smallest quantity of an order in base units; one lot by default',
    example: '0.00001',
    optional: true,
  })
  minQuantity?: string;

  @DecimalField({
    description: 'Largest quantity of an order in base units; 10^12 lots by default',
    example: '10000',
    optional: true,
  })
  maxQuantity?: string;

  @DecimalField({
    description: 'Smallest price × quantity of a limit order in quote units; none by default',
    example: '1',
    optional: true,
  })
  minNotional?: string;

  @EnumField(STATES, {
    description: 'Trading state to begin with; open by default',
    example: 'open',
    optional: true,
  })
  state?: TradingState;
}

export class TradingStateRequest {
  @EnumField(STATES, { description: 'New trading state', example: 'halted' })
  state!: TradingState;
}

export class InstrumentResponse {
  @ApiProperty({ description: 'Key of the instrument', example: 'BTC-USDT' })
  symbol!: string;

  @ApiProperty({ description: 'Asset that is traded', example: 'BTC' })
  base!: string;

  @ApiProperty({ description: 'Asset that prices are in', example: 'USDT' })
  quote!: string;

  @ApiProperty({ description: 'Smallest price step in quote units', example: '0.01' })
  tickSize!: string;

  @ApiProperty({ description: 'Smallest quantity step in base units', example: '0.00001' })
  lotSize!: string;

  @ApiProperty({ description: 'Smallest quantity of an order in base units', example: '0.00001' })
  minQuantity!: string;

  @ApiProperty({
    description: 'Largest quantity of an order in base units',
    example: '10000.00000',
  })
  maxQuantity!: string;

  @ApiProperty({ description: 'Largest price in quote units', example: '10000000000.00' })
  maxPrice!: string;

  @ApiProperty({
    description: 'Smallest price × quantity of a limit order in quote units; 0 = none',
    example: '0.0000000',
  })
  minNotional!: string;

  @ApiProperty({ description: 'What the instrument admits now', enum: STATES, example: 'open' })
  state!: TradingState;
}

export class InstrumentsResponse {
  @ApiProperty({ description: 'In the order they were listed', type: [InstrumentResponse] })
  instruments!: InstrumentResponse[];
}
