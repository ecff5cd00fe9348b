// The product's own Fastify, in the product's version.
import Fastify from '../../apps/api/node_modules/fastify/fastify.js';

/** Bare Fastify: it answers a link page that it holds in memory, and knows no database. */
const app = Fastify({ logger: false });
const page: unknown = JSON.parse(process.env['PAGE'] ?? '{}');
app.get('/readyz', () => Promise.resolve({ status: 'ready' }));
app.get('/api/v1/public/signup-links/:token', () => Promise.resolve(page));
await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });
