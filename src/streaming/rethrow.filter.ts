import { Catch, type ExceptionFilter } from '@nestjs/common';

/** Hands a handler's error to the adapter, which answers it; Nest's own filter would keep it. */
@Catch()
export class RethrowFilter implements ExceptionFilter {
  catch(error: unknown): never {
    throw error;
  }
}
