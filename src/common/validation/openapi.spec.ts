import { Body, Controller, Get, Module, Post, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { ListField } from './object-fields';
import { IntegerQuery } from './query-fields';
import { DecimalField, EnumField } from './text-fields';

class Leg {
  @DecimalField({ description: 'Limit price', example: '10.5' })
  price!: string;
}

class Order {
  @DecimalField({ description: 'Quantity in base units', optional: true })
  quantity?: string;

  @EnumField(['buy', 'sell'], { description: 'Side' })
  side!: string;

  @EnumField([true, false, 'slide'], { description: 'Never take', optional: true })
  postOnly?: boolean | string;

  @ListField(Leg, { description: 'Legs', min: 1, max: 3 })
  legs!: Leg[];
}

class Depth {
  @IntegerQuery({ description: 'Levels', min: 1, max: 1000, default: 10 })
  depth!: number;
}

@Controller()
class Sample {
  @Post('orders')
  submit(@Body() order: Order): Order {
    return order;
  }

  @Get('book')
  book(@Query() query: Depth): Depth {
    return query;
  }
}

@Module({ controllers: [Sample] })
class SampleModule {}

describe('the OpenAPI document', () => {
  it('shows the limits that are validated', async () => {
    const app = await NestFactory.create(SampleModule, new FastifyAdapter(), { logger: false });
    const document = SwaggerModule.createDocument(app, new DocumentBuilder().build());
    await app.close();
    expect(document.components?.schemas?.Order).toEqual({
      type: 'object',
      required: ['side', 'legs'],
      properties: {
        quantity: {
          type: 'string',
          description: 'Quantity in base units',
          pattern: expect.stringContaining('\\d{1,20}') as string,
        },
        side: { type: 'string', description: 'Side', enum: ['buy', 'sell'], example: 'buy' },
        postOnly: {
          description: 'Never take',
          example: true,
          oneOf: [
            { type: 'boolean', enum: [true, false] },
            { type: 'string', enum: ['slide'] },
          ],
        },
        legs: {
          type: 'array',
          description: 'Legs',
          minItems: 1,
          maxItems: 3,
          items: { $ref: '#/components/schemas/Leg' },
        },
      },
    });
    expect(document.paths['/book'].get?.parameters).toEqual([
      expect.objectContaining({
        name: 'depth',
        in: 'query',
        required: false,
        description: 'Levels',
        schema: expect.objectContaining({ type: 'integer', minimum: 1, maximum: 1000 }) as object,
      }),
    ]);
  });
});
