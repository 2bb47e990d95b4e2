import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import { SnapshotsService } from '../matching-engine/snapshots.service';
import { LiveResponse, ReadyResponse } from './health.dto';

@ApiTags('Admin')
@Controller('admin/health')
export class HealthController {
  constructor(
    private readonly engine: MatchingEngineService,
    private readonly snapshots: SnapshotsService,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'Whether the process runs' })
  @ApiOkResponse({ type: LiveResponse })
  live(): LiveResponse {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Whether orders are taken' })
  @ApiOkResponse({ type: ReadyResponse })
  @ApiServiceUnavailableResponse({ type: ReadyResponse, description: 'Orders are not taken' })
  ready(@Res({ passthrough: true }) reply: FastifyReply): ReadyResponse {
    const answer = readiness(this.engine);
    if (answer.status !== 'ready') reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    const { newest, lastFailure } = this.snapshots;
    return {
      ...answer,
      ...(newest === 0 ? {} : { snapshotSequence: newest }),
      ...(lastFailure === null ? {} : { snapshotFailure: lastFailure }),
    };
  }
}

/** What the engine says about itself. */
export function readiness(engine: MatchingEngineService): ReadyResponse {
  const { status, sequence, inboxDepth, durability, recoveryPercent } = engine;
  const uptimeSeconds = Math.round(process.uptime() * 1000) / 1000;
  const answer = { status, sequence, inboxDepth, durability, uptimeSeconds };
  return status === 'recovering' ? { ...answer, recoveryPercent } : answer;
}
