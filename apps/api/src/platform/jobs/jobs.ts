import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { fromPrisma, PgBoss, type JobResult, type JobWithMetadata, type Queue } from 'pg-boss';
import { StartupError } from '../config/startup-error.ts';
import type { Transaction } from '../database/client.ts';
import { isDatabaseUnavailable } from '../database/errors.ts';
import { underMigrationLock } from '../database/migrate.ts';

/** Every queue and the data of its jobs: ids and addresses, never a token. */
export interface JobData {
  /**
   * Delivers one mail of the outbox. `queuedBefore`: somebody is waiting for it, and so many mails were queued for the
   * same mailbox or of the same burst. A mail of a batch has lower priority than any other.
   */
  'deliver-email': { emailId: string; ofBatch?: true; queuedBefore?: number };
  /** Every minute: finds mails, batches and imports that no job works on. */
  'sweep-outbox': Record<string, never>;
  /** Every ten minutes: marks registrations as expired. */
  'expire-registrations': Record<string, never>;
  /** Imports the rows of a file, one after another. */
  'import-rows': { organizationId: string; importId: string };
  /** Notifies administrators, and the staff who got it, of a case that opened on hold. */
  'report-conflict': { caseId: string };
  /** Mails the addresses of a batch, one after another. */
  'send-invitations': { organizationId: string; invitationBatchId: string };
  /** Every ten minutes: mails reminders of invitations that expire soon. */
  'remind-invitees': Record<string, never>;
  /** Every ten minutes: mails yesterday's digest, where it is morning and links are set to digests. */
  'send-digests': Record<string, never>;
  /**
   * Mails a reset link to a user; null: the address that was typed has no account, and the job does nothing. A job for
   * both, so that the answer takes as long for every address.
   */
  'request-password-reset': { userId: string | null };
}
export type QueueName = keyof JobData;

/**
 * Asks the queue to run this job again in this many seconds; null: it is done. After an error the queue retries with
 * its own delays.
 */
export interface RetryRequest {
  retryInSeconds: number | null;
}

/** A handler of jobs that were taken together: it answers for each, in order. If it fails, all of them failed. */
type HandlerOfMany<Q extends QueueName> = (data: readonly JobData[Q][]) => Promise<readonly RetryRequest[]>;

/** The handler of each queue. Every handler must be idempotent: a job can run twice. */
export type Handlers = HandlersOfOne & { 'deliver-email': HandlerOfMany<'deliver-email'> };
type QueueOfOne = Exclude<QueueName, 'deliver-email'>;
type HandlersOfOne = { [Q in QueueOfOne]: (data: JobData[Q]) => Promise<RetryRequest | void> };

/** Job queues on pg-boss: jobs are rows of our database, and each is run by one of the instances that share it. */
export interface Jobs {
  /**
   * Enqueues a job, or several by one statement; with a transaction, they exist only if that commits. Deduplicated:
   * a mail, batch or import has at most one job that is queued or running.
   */
  enqueue<Q extends QueueName>(
    queue: Q,
    data: JobData[Q] | readonly JobData[Q][],
    transaction?: Transaction,
  ): Promise<void>;
  /** Creates missing queues, then starts the workers and the schedules. */
  start(handlers: Handlers): Promise<void>;
  /** Lets running jobs finish (20 seconds at most), then closes the connections. */
  stop(): Promise<void>;
}

export interface JobsOptions {
  databaseUrl: string;
  /** Called for failed jobs and lost connections. */
  onError: (error: Error, queue: QueueName | null) => void;
  /** For callers of `enqueue` alone, on a database where installJobs has run: no timers, no maintenance. */
  enqueueOnly?: boolean;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
/** Mails of one mailbox or burst beyond this number have the same, last turn. */
const lastTurn = 1000;
/** Milliseconds between two attempts while the database cannot be reached. */
const outagePause = 1000;
/** An active job whose instance was lost is noticed after this many seconds without a heartbeat; PgBoss's shortest. */
const heartbeatSeconds = 10;

interface Plan {
  queue: Omit<Queue, 'name'>;
  /** How many jobs one instance runs at once, how often it polls for new ones, and how many it takes then (1). */
  workers: number;
  pollingSeconds: number;
  takes?: number;
  /** The priority from which one more worker takes jobs, and no others: no long turn of others delays them. */
  urgentFrom?: number;
  /** Cron expression, in UTC. */
  schedule?: string;
}

const plans: Record<QueueName, Plan> = {
  'deliver-email': {
    // `exclusive` by the mail's id: at most one job per mail is
    // queued or running. It expires after the mailer's timeout.
    queue: {
      policy: 'exclusive',
      expireInSeconds: minute,
      retryLimit: 100,
      retryDelay: 5,
      retryBackoff: true,
      retryDelayMax: hour,
      deleteAfterSeconds: day,
    },
    workers: 1,
    pollingSeconds: 0.5,
    // What the provider takes in one request. The mailer keeps to its rate limit.
    takes: 100,
    urgentFrom: 1,
  },
  'sweep-outbox': {
    queue: { policy: 'exclusive', expireInSeconds: 5 * minute, retryLimit: 0, deleteAfterSeconds: hour },
    workers: 1,
    pollingSeconds: 5,
    schedule: '* * * * *',
  },
  'expire-registrations': {
    queue: { policy: 'exclusive', expireInSeconds: 5 * minute, retryLimit: 0, deleteAfterSeconds: hour },
    workers: 1,
    pollingSeconds: 5,
    schedule: '*/10 * * * *',
  },
  'import-rows': {
    // `exclusive` by the import's id. A run takes seconds and asks for the next one: each counts as a retry.
    queue: {
      policy: 'exclusive',
      expireInSeconds: minute,
      retryLimit: 100_000,
      retryDelay: 2,
      deleteAfterSeconds: hour,
    },
    workers: 1,
    pollingSeconds: 0.5,
  },
  'report-conflict': {
    queue: {
      policy: 'standard',
      expireInSeconds: minute,
      retryLimit: 20,
      retryDelay: 5,
      retryBackoff: true,
      retryDelayMax: hour,
      deleteAfterSeconds: day,
    },
    workers: 1,
    pollingSeconds: 2,
  },
  'send-invitations': {
    // `exclusive` by the batch's id. A run takes seconds and asks for the next one: each counts as a retry.
    queue: {
      policy: 'exclusive',
      expireInSeconds: minute,
      retryLimit: 100_000,
      retryDelay: 5,
      deleteAfterSeconds: hour,
    },
    workers: 1,
    pollingSeconds: 0.5,
  },
  'remind-invitees': {
    queue: { policy: 'exclusive', expireInSeconds: 5 * minute, retryLimit: 0, deleteAfterSeconds: hour },
    workers: 1,
    pollingSeconds: 5,
    schedule: '5-59/10 * * * *',
  },
  'send-digests': {
    queue: { policy: 'exclusive', expireInSeconds: 5 * minute, retryLimit: 0, deleteAfterSeconds: hour },
    workers: 1,
    pollingSeconds: 5,
    schedule: '*/10 * * * *',
  },
  'request-password-reset': {
    queue: {
      policy: 'standard',
      expireInSeconds: minute,
      retryLimit: 3,
      retryDelay: 5,
      retryBackoff: true,
      deleteAfterSeconds: minute,
    },
    workers: 1,
    pollingSeconds: 0.5,
    // Most are for addresses without an account and do nothing: a burst of them must not delay the others.
    takes: 50,
  },
};
const queueNames = Object.keys(plans) as QueueName[];

/** Creates the queues. Does not connect before the first call. */
export function createJobs({ databaseUrl, onError, enqueueOnly = false }: JobsOptions): Jobs {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    max: enqueueOnly ? 1 : 4,
    application_name: 'casedoor jobs',
    createSchema: false,
    superviseIntervalSeconds: heartbeatSeconds,
    monitorIntervalSeconds: heartbeatSeconds,
    migrate: !enqueueOnly,
    supervise: !enqueueOnly,
    schedule: !enqueueOnly,
  });
  boss.on('error', (error) => onError(asError(error), null));
  boss.on('warning', ({ message, data }) => onError(new Error(`${message} ${JSON.stringify(data)}`), null));
  let opening: Promise<unknown> | null = null;
  const open = () => (opening ??= boss.start());
  return {
    async enqueue(queue, data, transaction) {
      await open();
      const all: readonly JobData[QueueName][] = Array.isArray(data) ? data : [data as JobData[QueueName]];
      const within = transaction ? { db: fromPrisma(transaction) } : {};
      const jobs = all.map((each) => ({ data: each, ...placeOf(each) }));
      if (jobs.length > 0) await boss.insert(queue, jobs, within);
    },
    async start(handlers) {
      if (enqueueOnly) throw new Error('These jobs only enqueue.');
      await open();
      await createQueues(boss);
      for (const queue of queueNames) {
        const run =
          queue === 'deliver-email'
            ? together(boss, queue, handlers[queue], onError)
            : oneByOne(boss, queue, handlers, onError);
        await work(boss, queue, run);
      }
    },
    async stop() {
      await opening?.catch(() => undefined);
      await boss.stop({ graceful: true, timeout: 20_000 });
    },
  };
}

/**
 * Migrates pg-boss's tables and creates the queues. Several instances may call it at once: pg-boss alone fails where two
 * create its schema. Throws StartupError.
 */
export async function installJobs(databaseUrl: string): Promise<void> {
  await underMigrationLock(databaseUrl, createSchema);
  await underMigrationLock(databaseUrl, async () => {
    const boss = new PgBoss({
      connectionString: databaseUrl,
      max: 1,
      supervise: false,
      schedule: false,
      createSchema: false,
    });
    const faults: Error[] = [];
    boss.on('error', (error) => faults.push(asError(error)));
    try {
      await boss.start();
      await createQueues(boss);
    } finally {
      await boss.stop({ graceful: false });
    }
    if (faults[0]) throw faults[0];
  });
}

/** Creates the schema of the queues if it does not exist. Throws StartupError if this role may not. */
async function createSchema(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean; may: boolean }>(
    `SELECT to_regnamespace('pgboss') IS NOT NULL AS exists, has_database_privilege(current_database(), 'CREATE') AS may`,
  );
  if (rows[0]?.exists) return;
  if (!rows[0]?.may) {
    throw new StartupError(
      'The database role may not create the schema of the job queues. Let the owner of the database run ' +
        'CREATE SCHEMA pgboss AUTHORIZATION followed by the name of that role, then start again.',
    );
  }
  await client.query('CREATE SCHEMA pgboss');
}

async function createQueues(boss: PgBoss): Promise<void> {
  for (const name of queueNames) {
    const { policy, ...settings } = plans[name].queue;
    const all = { ...settings, heartbeatSeconds };
    await boss.createQueue(name, { policy: policy ?? 'standard', ...all });
    // An older release may have created it with other settings.
    await boss.updateQueue(name, all);
  }
}

type TakenJob = JobWithMetadata<object>;
type Run = (jobs: TakenJob[]) => Promise<JobResult[]>;

async function work(boss: PgBoss, queue: QueueName, run: Run): Promise<void> {
  const { workers, pollingSeconds, takes = 1, urgentFrom, schedule } = plans[queue];
  const options = {
    localConcurrency: workers,
    pollingIntervalSeconds: pollingSeconds,
    batchSize: takes,
    burstWhenBatchFull: true,
    perJobResults: true as const,
    includeMetadata: true as const,
  };
  await boss.work<object, void, typeof options>(queue, options, run);
  if (urgentFrom !== undefined) {
    const urgent = { ...options, localConcurrency: 1, minPriority: urgentFrom };
    await boss.work<object, void, typeof urgent>(queue, urgent, run);
  }
  if (schedule) await boss.schedule(queue, schedule, {});
}

/** Runs the jobs that were taken one after another. */
function oneByOne<Q extends QueueOfOne>(
  boss: PgBoss,
  queue: Q,
  handlers: HandlersOfOne,
  onError: JobsOptions['onError'],
): Run {
  const run = together<Q>(
    boss,
    queue,
    async (taken) => {
      const answers: RetryRequest[] = [];
      for (const data of taken) answers.push((await handlers[queue](data)) ?? { retryInSeconds: null });
      return answers;
    },
    onError,
  );
  return async (jobs) => {
    const results: JobResult[] = [];
    for (const job of jobs) results.push(...(await run([job])));
    return results;
  };
}

/** Runs the jobs that were taken in one call of their handler. */
function together<Q extends QueueName>(
  boss: PgBoss,
  queue: Q,
  handle: HandlerOfMany<Q>,
  onError: JobsOptions['onError'],
): Run {
  return async (jobs) => {
    try {
      const answers = await overOutages(jobs[0]!, () => handle(jobs.map(({ data }) => data as JobData[Q])));
      const waiting = Map.groupBy(jobs, (_job, index) => answers[index]?.retryInSeconds ?? null);
      for (const [seconds, again] of waiting)
        if (seconds !== null) await tryAgain(boss, queue, again, seconds);
      return jobs.map(({ id }) => ({ id, status: 'completed' }));
    } catch (error) {
      const { message } = asError(error);
      onError(asError(error), queue);
      return jobs.map(({ id }) => ({ id, status: 'failed', output: { message } }));
    }
  };
}

/**
 * Runs a job's work again while the database has a fault that passes, for the first half of its time: otherwise the job
 * would stay active, because the queue cannot record its failure either, until it expires.
 */
async function overOutages<T>(job: JobWithMetadata<object>, work: () => Promise<T>): Promise<T> {
  const end = Date.now() + (job.expireInSeconds / 2) * 1000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseUnavailable(error) || job.signal.aborted || Date.now() > end) throw error;
      await sleep(outagePause);
    }
  }
}

/** Ends this attempt and sets the time of the retry, in place of the queue's own back-off, in two statements for all. */
async function tryAgain(
  boss: PgBoss,
  queue: QueueName,
  jobs: readonly TakenJob[],
  seconds: number,
): Promise<void> {
  const attempts = jobs.map(({ id, retryCount }) => ({ id, retryCount }));
  await boss.fail(queue, attempts, { retryInSeconds: seconds });
  // pg-boss itself moves one job in a statement. One that ended meanwhile, or has no retry left, stays.
  await boss.getDb().executeSql(
    `UPDATE pgboss.job SET start_after = now() + make_interval(secs => $3::float8)
     WHERE name = $1 AND id = ANY($2::uuid[]) AND state = 'retry'`,
    [queue, jobs.map(({ id }) => id), seconds],
  );
}

/** What keeps a second job for the same work out of the queue, and when its turn comes. */
function placeOf(data: JobData[QueueName]): { singletonKey?: string; priority?: number } {
  if ('emailId' in data)
    return { singletonKey: data.emailId, priority: priorityOf(data as JobData['deliver-email']) };
  if ('invitationBatchId' in data) return { singletonKey: data.invitationBatchId };
  if ('importId' in data) return { singletonKey: data.importId };
  return {};
}

/** Awaited mails before all others, in turns; then the others; mails of a batch last. */
function priorityOf({ ofBatch, queuedBefore }: JobData['deliver-email']): number {
  if (ofBatch) return -1;
  return queuedBefore === undefined ? 0 : lastTurn - Math.min(queuedBefore, lastTurn - 1);
}

function asError(error: unknown): Error {
  if (error instanceof Error) return error;
  const { message = String(error), stack } = (error ?? {}) as { message?: string; stack?: string };
  return Object.assign(new Error(message), stack ? { stack } : {});
}
