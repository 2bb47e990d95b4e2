import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { isoTime } from '../common/iso-time';
import { ApiProblems } from '../common/openapi/api-decorators';
import type { SnapshotFile } from '../journal/snapshot-file';
import { SnapshotsService } from '../matching-engine/snapshots.service';
import { SnapshotResponse, SnapshotsResponse } from './snapshots.dto';

@ApiTags('Admin')
@Controller('admin/snapshots')
export class SnapshotsAdminController {
  constructor(private readonly snapshots: SnapshotsService) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Write a snapshot now; answers once it is on disk and the journal is shortened',
  })
  @ApiOkResponse({ type: SnapshotResponse })
  @ApiProblems('not_ready', 'snapshots_unavailable', 'snapshot_in_progress', 'snapshot_failed')
  async write(): Promise<SnapshotResponse> {
    return toResponse(await this.snapshots.write());
  }

  @Get()
  @ApiOperation({ summary: 'The snapshots that are kept' })
  @ApiOkResponse({ type: SnapshotsResponse })
  @ApiProblems()
  async list(): Promise<SnapshotsResponse> {
    const { isRunning: inProgress, lastFailure, journal } = this.snapshots;
    const snapshots = (await this.snapshots.kept()).map(toResponse);
    const answer = { snapshots, inProgress, ...journal };
    return lastFailure === null ? answer : { ...answer, lastFailure };
  }
}

function toResponse({ bytes, summary }: SnapshotFile): SnapshotResponse {
  const { sequence, time, stateHash, outcomeHash, writtenBy } = summary;
  return { sequence, timestamp: isoTime(time), bytes, stateHash, outcomeHash, writtenBy };
}
