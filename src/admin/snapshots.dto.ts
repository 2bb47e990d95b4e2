import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class SnapshotResponse {
  @ApiProperty({ description: 'The last command that it covers', example: 4_000_000 })
  sequence!: number;

  @ApiProperty({
    description: 'When that command was sequenced',
    example: '2026-01-02T03:04:05.123456Z',
  })
  timestamp!: string;

  @ApiProperty({ description: 'Size of its file', example: 5_242_880 })
  bytes!: number;

  @ApiProperty({ description: 'Fingerprint of the state it holds', example: '7094ed03b00925ce' })
  stateHash!: string;

  @ApiProperty({
    description: 'Running hash of all outcomes up to that command',
    example: '8ec0d5a0e30e4e5a',
  })
  outcomeHash!: string;

  @ApiProperty({ description: 'Version of the software that wrote it', example: '0.1.0' })
  writtenBy!: string;
}

export class SnapshotsResponse {
  @ApiProperty({ description: 'Those that are kept, newest first', type: [SnapshotResponse] })
  snapshots!: SnapshotResponse[];

  @ApiProperty({ description: 'Whether one is being written', example: false })
  inProgress!: boolean;

  @ApiProperty({ description: 'The oldest command that the journal holds', example: 3_000_001 })
  firstSequence!: number;

  @ApiProperty({ description: 'The last command in the journal', example: 4_120_377 })
  lastSequence!: number;

  @ApiPropertyOptional({
    description: 'What went wrong the last time, if something did',
    example: 'snapshot not written: no space left on device',
  })
  lastFailure?: string;
}
