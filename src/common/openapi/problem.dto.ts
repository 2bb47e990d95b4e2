import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PROBLEMS } from '../problem/problem-catalogue';

export class FieldProblemResponse {
  @ApiProperty({ description: 'Dotted path of the refused field', example: 'price' })
  field!: string;

  @ApiProperty({
    description: 'What is wrong with it',
    example: 'price must be a decimal string such as "50000.00"',
  })
  message!: string;
}

/** The body of every error (RFC 9457). */
export class ProblemResponse {
  @ApiProperty({ description: 'Identifies the code', example: 'urn:problem:order_not_found' })
  type!: string;

  @ApiProperty({ description: 'Short name of the problem', example: 'Order not found' })
  title!: string;

  @ApiProperty({ description: 'HTTP status', example: 404 })
  status!: number;

  @ApiProperty({
    description: 'Stable code to branch on',
    enum: Object.keys(PROBLEMS),
    example: 'order_not_found',
  })
  code!: string;

  @ApiProperty({ description: 'What to do about it', example: 'Check the symbol and the id.' })
  detail!: string;

  @ApiPropertyOptional({ description: 'The refused fields, if any', type: [FieldProblemResponse] })
  errors?: readonly FieldProblemResponse[];
}
