import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { MatchingEngineService } from '../matching-engine/matching-engine.service';
import { LiveResponse, ReadyResponse } from './health.dto';

@ApiTags('Admin')
@Controller('admin/health')
export class HealthController {
  constructor(private readonly engine: MatchingEngineService) {}

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
    const { status, sequence, inboxDepth, durability } = this.engine;
    if (status !== 'ready') reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    const uptimeSeconds = Math.round(process.uptime() * 1000) / 1000;
    return { status, sequence, inboxDepth, durability, uptimeSeconds };
  }
}
