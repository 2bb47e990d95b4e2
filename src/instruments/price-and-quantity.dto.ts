import { ApiProperty } from '@nestjs/swagger';

/** The top of one side of a book. */
export class PriceAndQuantity {
  @ApiProperty({ description: 'Best price in quote units', example: '50000.00' })
  price!: string;

  @ApiProperty({ description: 'Total at that price in base units', example: '0.50000' })
  quantity!: string;
}
