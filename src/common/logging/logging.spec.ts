import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { transformFileSync } from '@swc/core';
import { createLogger, LOGGER } from './logger';
import { LoggingModule } from './logging.module';
import { NestLogger } from './nest-logger';

type Line = Record<string, unknown> & { err?: { type: string; message: string; stack: string } };

function recorded(level: string) {
  const lines: Line[] = [];
  const write = (text: string) => void lines.push(JSON.parse(text) as Line);
  return { lines, logger: createLogger({ level, stream: { write } }) };
}

describe('createLogger', () => {
  it('writes level, ISO time, context, fields and message', () => {
    const { lines, logger } = recorded('info');
    logger.child({ context: 'Engine' }).info({ sequence: 7 }, 'applied');
    const { time, ...rest } = lines[0];
    expect(rest).toEqual({ level: 'info', context: 'Engine', sequence: 7, msg: 'applied' });
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('writes an error with its stack', () => {
    const { lines, logger } = recorded('info');
    logger.error(new TypeError('broken'));
    expect(lines[0]).toMatchObject({ level: 'error', msg: 'broken', err: { type: 'TypeError' } });
    expect(lines[0].err?.stack).toContain('logging.spec');
  });

  it('writes nothing below its level', () => {
    const { lines, logger } = recorded('warn');
    logger.info('quiet');
    expect(logger.isLevelEnabled('info')).toBe(false);
    expect(lines).toEqual([]);
  });

  it('flushes what is buffered when the process exits', () => {
    const { code } = transformFileSync(join(__dirname, 'logger.ts'), {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    });
    const script = `${code}
      const logger = createLogger({ level: 'info' });
      for (let i = 0; i < 1000; i += 1) logger.info({ i }, 'line');
      process.exit(0);`;
    const { stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    expect(stderr.trim().split('\n')).toHaveLength(1000);
  });

  it('is injectable', async () => {
    const { logger } = recorded('info');
    const module = await Test.createTestingModule({ imports: [LoggingModule.of(logger)] });
    expect((await module.compile()).get(LOGGER)).toBe(logger);
  });
});

describe('NestLogger', () => {
  afterAll(() => Logger.overrideLogger(false));

  function viaNest(level = 'trace') {
    const { lines, logger } = recorded(level);
    Logger.overrideLogger(new NestLogger(logger));
    return { lines, nest: new Logger('Orders') };
  }

  it('writes the messages of Nest with their context', () => {
    const { lines, nest } = viaNest();
    nest.log('one');
    nest.warn('two');
    nest.debug('three');
    nest.verbose('four');
    nest.fatal('five');
    expect(lines.map(({ level, context, msg }) => [level, context, msg])).toEqual([
      ['info', 'Orders', 'one'],
      ['warn', 'Orders', 'two'],
      ['debug', 'Orders', 'three'],
      ['trace', 'Orders', 'four'],
      ['fatal', 'Orders', 'five'],
    ]);
  });

  it('tells how the application is put together to developers only', () => {
    const { lines, logger } = recorded('debug');
    const nest = new NestLogger(logger);
    nest.log('Mapped {/x, GET} route', 'RouterExplorer');
    nest.warn('unusual', 'RouterExplorer');
    expect(lines.map(({ level }) => level)).toEqual(['debug', 'warn']);
  });

  it('keeps errors, stacks, fields and extras', () => {
    const { lines, nest } = viaNest();
    const error = new Error('boom');
    nest.error(error);
    nest.error('failed', error.stack);
    nest.error({ msg: 'unexpected error', reference: 'r1', err: error });
    nest.log('with extras', { depth: 3 });
    expect(lines).toMatchObject([
      { context: 'Orders', msg: 'boom', err: { message: 'boom' } },
      { context: 'Orders', msg: 'failed', stack: error.stack },
      { context: 'Orders', msg: 'unexpected error', reference: 'r1', err: { message: 'boom' } },
      { context: 'Orders', msg: 'with extras', extras: [{ depth: 3 }] },
    ]);
  });

  it('does not format what is not written', () => {
    const { lines, nest } = viaNest('error');
    nest.log('quiet');
    expect(lines).toEqual([]);
  });
});
