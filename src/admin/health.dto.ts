import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class LiveResponse {
  @ApiProperty({ description: 'Always ok: the process answers', example: 'ok' })
  status!: 'ok';
}

export class ReadyResponse {
  @ApiProperty({
    description: 'Whether orders are taken',
    enum: ['starting', 'recovering', 'ready', 'stopping', 'failed'],
    example: 'ready',
  })
  status!: string;

  @ApiProperty({ description: 'Sequence of the last command applied', example: 42 })
  sequence!: number;

  @ApiProperty({ description: 'Commands that wait', example: 0 })
  inboxDepth!: number;

  @ApiProperty({
    description:
      'What an answer promises: embedded = on disk, memory = nothing survives the process',
    example: 'embedded',
  })
  durability!: string;

  @ApiProperty({ description: 'Seconds since the process started', example: 12.5 })
  uptimeSeconds!: number;

  @ApiPropertyOptional({
    description: 'The last command that the newest snapshot covers, if there is one',
    example: 4_000_000,
  })
  snapshotSequence?: number;

  @ApiPropertyOptional({
    description: 'What went wrong with the last snapshot, if something did; orders are taken',
    example: 'snapshot not written: no space left on device',
  })
  snapshotFailure?: string;

  @ApiPropertyOptional({
    description: 'How far the recovery is, in percent, while recovering',
    example: 40,
  })
  recoveryPercent?: number;
}
