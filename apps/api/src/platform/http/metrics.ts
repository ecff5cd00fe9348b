import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { problemCodeOf } from './problem-handler.ts';

/** What waits in one queue. */
export interface QueueDepth {
  queue: string;
  state: string;
  count: number;
  /** Seconds since the oldest of them was added. */
  oldest: number;
}

interface MetricsOptions {
  /** Who asks must send it as `Authorization: Bearer`; to anybody else the page does not exist. */
  token: string;
  pool: pg.Pool;
  /** Reads the depths of all queues by one statement. */
  readDepths: () => Promise<QueueDepth[]>;
}

/** What other parts of the program report. */
export interface Metrics {
  /** The attempt to deliver a mail ended so. */
  countMail(outcome: string): void;
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** In milliseconds: however often it is asked, the database is read once in this time. */
const freshFor = 5_000;

/**
 * Serves `/metrics` in the text format of Prometheus. Must be registered before the endpoints. Labels hold route patterns,
 * statuses, codes and names of ours alone: nothing of a person, and no more values than the program has.
 */
export function serveMetrics(app: FastifyInstance, { token, pool, readDepths }: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'casedoor_http_request_duration_seconds',
    help: 'Answered requests, by method, route pattern and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: seconds,
    registers,
  });
  const refusals = new Counter({
    name: 'casedoor_refusals_total',
    help: 'Answers that were a problem (RFC 9457), by its code.',
    labelNames: ['code'],
    registers,
  });
  const completions = new Counter({
    name: 'casedoor_completions_total',
    help: 'Completed registrations, and those that await approval.',
    registers,
  });
  const mails = new Counter({
    name: 'casedoor_mail_deliveries_total',
    help: 'Attempts to deliver a mail, by their outcome: sent, failed, later or none.',
    labelNames: ['outcome'],
    registers,
  });
  countStatements(pool, registers);
  gaugePool(pool, registers);
  const gaugeQueues = queueGauges(readDepths, registers);

  app.addHook('onResponse', async (request, reply) => {
    const { url = '(none)', config } = request.routeOptions;
    const labels = { method: request.method, route: url, status: String(reply.statusCode) };
    requests.observe(labels, reply.elapsedTime / 1000);
    const code = problemCodeOf(reply);
    if (code !== undefined) refusals.inc({ code });
    if (config.endpoint?.id === 'completeRegistration' && reply.statusCode === config.endpoint.status)
      completions.inc();
  });
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!isRight(request.headers.authorization, `Bearer ${token}`)) return reply.callNotFound();
    await gaugeQueues();
    return reply
      .header('cache-control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics());
  });
  return { countMail: (outcome) => mails.inc({ outcome }) };
}

/** Compares hashes, so that the time tells nothing about the token, not even its length. */
function isRight(given: string | undefined, right: string): boolean {
  const hashed = (text: string) => createHash('sha256').update(text).digest();
  return given !== undefined && timingSafeEqual(hashed(given), hashed(right));
}

function countStatements(pool: pg.Pool, registers: Registry[]): void {
  const statements = new Counter({
    name: 'casedoor_database_statements_total',
    help: 'Statements sent to PostgreSQL by requests and jobs; not those of the queues themselves.',
    registers,
  });
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...all: unknown[]) => unknown;
    Object.assign(client, {
      query: (...all: unknown[]) => {
        statements.inc();
        return query(...all);
      },
    });
  });
}

function gaugePool(pool: pg.Pool, registers: Registry[]): void {
  new Gauge({
    name: 'casedoor_database_connections',
    help: 'Connections of the pool in use and idle, and requests that wait for one.',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'used' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
}

/** Returns what brings the gauges up to date. */
function queueGauges(readDepths: MetricsOptions['readDepths'], registers: Registry[]): () => Promise<void> {
  const labelNames = ['queue', 'state'] as const;
  const depth = new Gauge({
    name: 'casedoor_queue_depth',
    help: 'Jobs of a queue, and mails, that wait or are worked on.',
    labelNames,
    registers,
  });
  const oldest = new Gauge({
    name: 'casedoor_queue_oldest_seconds',
    help: 'Seconds since the oldest of them was added.',
    labelNames,
    registers,
  });
  let readAt = -Infinity;
  let reading: Promise<void> = Promise.resolve();
  async function read(): Promise<void> {
    const depths = await readDepths();
    depth.reset();
    oldest.reset();
    for (const { queue, state, count, oldest: age } of depths) {
      depth.set({ queue, state }, count);
      oldest.set({ queue, state }, age);
    }
  }
  return () => {
    if (performance.now() - readAt < freshFor) return reading;
    readAt = performance.now();
    reading = read();
    return reading;
  };
}
