/** The opponent of the HTTP benchmark: one Fastify route with the same body and schema. */
import { fastify } from 'fastify';
import { objectSchema } from '../../src/common/validation/request-schema';
import { SubmitOrderRequest } from '../../src/orders/dto/submit-order.request';

const app = fastify({ ajv: { customOptions: { coerceTypes: false, removeAdditional: false } } });
let sequence = 0;

app.post('/api/v1/orders', { schema: { body: objectSchema(SubmitOrderRequest) } }, () => ({
  sequence: ++sequence,
  accepted: true,
}));

app
  .listen({ port: 0, host: '127.0.0.1' })
  .then((address) => console.log(address))
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
