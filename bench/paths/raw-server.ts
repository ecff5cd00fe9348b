import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
// The product's own Fastify, in the product's version.
import Fastify from '../../apps/api/node_modules/fastify/fastify.js';
import { rawReads } from './raw-reads.ts';
import { parametersOf, type RowsPlan } from './written-rows.ts';

/**
 * The limit of every path that asks the database: Fastify and `pg` with one prepared statement a request, and nothing
 * else. It has the product's paths and as many connections, checks no permission, validates nothing and renders nothing.
 */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
const { start, complete } = JSON.parse(readFileSync(process.env['PLANS'] ?? '', 'utf8')) as Plans;
const app = Fastify({ logger: false });
const api = '/api/v1';

interface Plans {
  start: { plan: RowsPlan; answer: object };
  complete: { plan: RowsPlan; answer: object };
}

app.get('/readyz', async () => (await pool.query('SELECT 1 AS "ready"')).rows[0]);

app.get<{ Params: { token: string } }>(`${api}/public/signup-links/:token`, async ({ params }) => {
  const { rows } = await read('link', params.token);
  return rows[0];
});
app.get(
  `${api}/session`,
  async ({ headers }) => (await read('session', sessionToken(headers.cookie))).rows[0],
);
app.get(`${api}/users`, async ({ headers }) => {
  const { rows } = await read('users', sessionToken(headers.cookie));
  return { items: rows };
});
app.post<{ Params: { token: string } }>(
  `${api}/public/signup-links/:token/registrations`,
  async ({ params }, reply) => {
    const { rowCount } = await write('start', start.plan, params.token);
    return reply.code(rowCount === 1 ? 202 : 404).send(start.answer);
  },
);
app.post(`${api}/public/registration/complete`, async ({ headers }, reply) => {
  const token = headers.authorization?.slice('Bearer '.length) ?? '';
  const { rowCount } = await write('complete', complete.plan, createHash('sha256').update(token).digest());
  return reply.code(rowCount === 1 ? 201 : 404).send(complete.answer);
});

function read(name: keyof typeof rawReads, value: string) {
  return pool.query({ name, text: rawReads[name], values: [value] });
}

function write(name: string, plan: RowsPlan, token: string | Buffer) {
  return pool.query({ name, text: plan.sql, values: parametersOf(plan, token) });
}

/** The token of the session cookie, which precedes its signature. */
function sessionToken(cookie = ''): string {
  return /session_token=([^.;]+)/.exec(cookie)?.[1] ?? '';
}

await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });
