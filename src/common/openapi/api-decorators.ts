import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiParam, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { PROBLEMS, problemKind, type ProblemCode } from '../problem/problem-catalogue';
import { ProblemResponse } from './problem.dto';

/** Documents the codes a route can answer with, grouped by status. */
export function ApiProblems(...codes: readonly ProblemCode[]): MethodDecorator {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of [...codes, 'overloaded' as const, 'internal_error' as const]) {
    const { status } = problemKind(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const responses = [...byStatus].map(([status, group]) => ApiResponse(describe(status, group)));
  return applyDecorators(ApiExtraModels(ProblemResponse), ...responses);
}

function describe(status: number, codes: readonly ProblemCode[]) {
  const description = codes.map((code) => `\`${code}\`: ${PROBLEMS[code].advice}`).join('\n\n');
  const examples = Object.fromEntries(codes.map((code) => [code, { value: example(code) }]));
  const schema = { $ref: getSchemaPath(ProblemResponse) };
  return { status, description, content: { 'application/problem+json': { schema, examples } } };
}

function example(code: ProblemCode): object {
  const { title, status, advice } = problemKind(code);
  return { type: `urn:problem:${code}`, title, status, code, detail: advice };
}

/** Documents the path parameter `symbol`. */
export function SymbolPath(): MethodDecorator {
  return ApiParam({ name: 'symbol', description: 'Key of the instrument', example: 'BTC-USDT' });
}

/** Documents the path parameter `orderId`. */
export function OrderIdPath(): MethodDecorator {
  return ApiParam({ name: 'orderId', description: "The engine's id of the order", example: '1' });
}

/** Documents the path parameter `listId`. */
export function ListIdPath(): MethodDecorator {
  return ApiParam({ name: 'listId', description: "The engine's id of the list", example: '1' });
}
