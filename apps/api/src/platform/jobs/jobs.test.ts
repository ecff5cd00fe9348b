import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { personalLinkWorks } from '../../door/registrations/personal-link-works.ts';
import { createOutboxFixture, type OutboxFixture } from '../../../test/outbox-fixture.ts';
import { refusal, startResendStub, type ResendStub } from '../../../test/resend-stub.ts';
import { sampleMessages, secret } from '../../../test/samples-of-messages.ts';
import { buildSignupLink } from '../../../test/builders.ts';
import { queuedOfBurst } from '../../door/registrations/queued-of-burst.ts';
import { deliverEmail, usualLimits, type Delivery } from '../mail/deliver-email.ts';
import { resendMailer } from '../mail/resend-mailer.ts';
import { createJobs, installJobs, type Handlers, type Jobs } from './jobs.ts';

let fixture: OutboxFixture;
let stub: ResendStub;
let delivery: Delivery;
let running: Jobs[];
let errors: string[];
beforeAll(async () => {
  fixture = await createOutboxFixture();
});
beforeEach(async () => {
  stub = await startResendStub();
  running = [];
  errors = [];
  delivery = {
    mailer: resendMailer({
      apiKey: 're_test',
      baseUrl: stub.baseUrl,
      from: 'no-reply@casedoor.test',
      timeout: 5000,
    }),
    sealingKey: fixture.sealingKey,
    personalLinkWorks,
    onError: (error) => errors.push(error.message),
    limits: { ...usualLimits, firstDelaySeconds: 0.1 },
  };
});
afterEach(async () => {
  await Promise.all(running.map((jobs) => jobs.stop()));
  await stub.close();
});
afterAll(() => fixture.close());

const idle = () => Promise.resolve();
const notices = sampleMessages.filter(({ kind }) => kind === 'new_registration');

const deliver = (emailId: string) => deliverEmail(fixture.database, delivery, emailId);

/** Starts one instance's workers. */
async function startInstance(handlers: Partial<Handlers> = {}): Promise<Jobs> {
  const jobs = createJobs({ databaseUrl: fixture.url, onError: (error) => errors.push(error.message) });
  running.push(jobs);
  await jobs.start({
    'deliver-email': ({ emailId }) => deliverEmail(fixture.database, delivery, emailId),
    'sweep-outbox': idle,
    'expire-registrations': idle,
    'report-conflict': idle,
    'send-invitations': idle,
    'remind-invitees': idle,
    'send-digests': idle,
    'import-rows': idle,
    'request-password-reset': idle,
    ...handlers,
  });
  return jobs;
}

const states = async (ids: string[]) => {
  const rows = await fixture.database.email.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } });
  return rows.map(({ state }) => state);
};
const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 60_000, interval: 100 });
const jobStates = async (ids: string[]) => {
  const { rows } = await fixture.connection.pool.query<{ state: string }>(
    `SELECT state FROM pgboss.job WHERE singleton_key = ANY ($1) ORDER BY singleton_key`,
    [ids],
  );
  return rows.map(({ state }) => state);
};

describe('mail through the queue', () => {
  it('leaves from two instances, each mail once, over 429, 500, cut connections and a lost answer', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 12; n++) ids.push(await fixture.addEmail());
    stub.script = [
      refusal(429, 'rate_limit_exceeded', { 'retry-after': '1' }),
      refusal(500, 'internal_server_error'),
      { kind: 'cut' },
      { kind: 'accept-then-cut' },
    ];
    await Promise.all([startInstance(), startInstance()]);
    await until(async () => expect(await states(ids)).toEqual(ids.map(() => 'sent')));
    expect([...stub.accepted.keys()].sort()).toEqual([...ids].sort());
    expect(stub.requests).toHaveLength(16);
    await until(async () => expect(await jobStates(ids)).toEqual(ids.map(() => 'completed')));
    expect(errors).toEqual([]);
    const { rows } = await fixture.connection.pool.query<{ data: string }>(
      `SELECT string_agg(job::text, '') AS data FROM pgboss.job`,
    );
    expect(rows[0]?.data).not.toContain(secret);
  });

  it('waits as long as Retry-After says', async () => {
    const id = await fixture.addEmail();
    stub.script = [refusal(429, 'rate_limit_exceeded', { 'retry-after': '3' })];
    await startInstance();
    await until(() => Promise.resolve(expect(stub.requests).toHaveLength(1)));
    const first = Date.now();
    await until(async () => expect(await states([id])).toEqual(['sent']));
    expect(Date.now() - first).toBeGreaterThan(2700);
  });

  it('does not stop at a mail that cannot be delivered', async () => {
    const [poison, refused, fine] = [
      await fixture.addEmail(),
      await fixture.addEmail(),
      await fixture.addEmail(),
    ];
    await startInstance({
      'deliver-email': async ({ emailId }) => {
        if (emailId === poison) throw new Error('poison');
        if (emailId === refused) stub.script = [refusal(422, 'validation_error')];
        await deliverEmail(fixture.database, delivery, emailId);
      },
    });
    await until(async () => expect((await states([refused, fine])).sort()).toEqual(['failed', 'sent']));
    await until(() => Promise.resolve(expect(errors).toContain('poison')));
    // The job waits for its retry, at the time that the queue sets.
    await until(async () => expect(await jobStates([poison])).toEqual(['retry']));
    await fixture.database.email.update({ where: { id: poison }, data: { state: 'failed' } });
  });

  it('leaves in turns: neither a full mailbox nor the burst of a link or a network delays somebody else', async () => {
    const { database, organizationId } = fixture;
    await database.email.updateMany({ where: { state: 'queued' }, data: { state: 'failed' } });
    const busy = await buildSignupLink(database, { organizationId });
    const mail = async (recipient: string, link?: { id: string }, network: string | null = null) => {
      const { id } = link ?? (await buildSignupLink(database, { organizationId }));
      const registrationId = await fixture.addRegistration({ signupLinkId: id, network });
      const burst = queuedOfBurst({ organizationId, id }, network);
      return fixture.addEmail({ recipient, registrationId }, { queuedOfBurst: burst });
    };
    const batch = await fixture.addEmail({ recipient: 'batch@exemple.test' }, { ofBatch: true });
    const notice = await fixture.addEmail({ message: notices[0]!, recipient: 'admin@exemple.test' });
    // One mailbox under several addresses, each through a link of its own; then a burst of one link, and of one network.
    for (const address of ['victim', 'v.ictim', 'vic.tim', 'victim+1', 'Victim+2'])
      await mail(`${address}@gmail.com`);
    for (let n = 0; n < 5; n++) await mail(`stranger${n}@exemple.test`, busy);
    for (let n = 0; n < 5; n++) await mail(`neighbour${n}@exemple.test`, undefined, 'one network');
    const bystander = await mail('bystander@exemple.test', undefined, 'another network');
    await startInstance();
    await until(async () => expect(await database.email.count({ where: { state: 'queued' } })).toBe(0));
    const order = [...stub.accepted.keys()];
    // After the first mail of the mailbox, of the link and of the network, and one that another worker sends meanwhile.
    expect(order.indexOf(bystander)).toBeLessThanOrEqual(4);
    expect(order.slice(-2).sort()).toEqual([batch, notice].sort());
  });

  it('goes on in the same job when the database was away while it left', async () => {
    const id = await fixture.addEmail();
    let tries = 0;
    await startInstance({
      'deliver-email': ({ emailId }) => {
        tries += 1;
        return tries < 3 ? Promise.reject(new Error('Connection terminated unexpectedly')) : deliver(emailId);
      },
    });
    await until(async () => expect(await jobStates([id])).toEqual(['completed']));
    const { rows } = await fixture.connection.pool.query(
      'SELECT retry_count FROM pgboss.job WHERE singleton_key = $1',
      [id],
    );
    expect(rows).toEqual([{ retry_count: 0 }]);
    expect(errors).toEqual([]);
  });

  it('is one job for a mail, however often it is enqueued', async () => {
    const id = await fixture.addEmail();
    for (let n = 0; n < 3; n++) await fixture.jobs.enqueue('deliver-email', { emailId: id });
    expect(await jobStates([id])).toEqual(['created']);
  });
});

describe('an import through the queue', () => {
  it('is one job no matter how often it is swept, and continues after a failed turn', async () => {
    const importId = '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11';
    const organizationId = '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f10';
    for (let n = 0; n < 3; n++) await fixture.jobs.enqueue('import-rows', { organizationId, importId });
    expect(await jobStates([importId])).toEqual(['created']);
    let turns = 0;
    await startInstance({
      'import-rows': () => {
        turns += 1;
        if (turns === 1) return Promise.reject(new Error('the turn failed'));
        return Promise.resolve(turns === 2 ? { retryInSeconds: 0 } : undefined);
      },
    });
    await until(async () => expect(await jobStates([importId])).toEqual(['completed']));
    expect(turns).toBe(3);
    expect(errors).toEqual(['the turn failed']);
  });
});

describe('requests for a new password', () => {
  it('are taken many at once, and one that fails is tried again alone', async () => {
    const users: (string | null)[] = [];
    const jobs = await startInstance();
    await jobs.stop();
    for (let n = 0; n < 60; n++) await fixture.jobs.enqueue('request-password-reset', { userId: null });
    await fixture.jobs.enqueue('request-password-reset', { userId: 'poison' });
    await fixture.jobs.enqueue('request-password-reset', { userId: 'real' });
    await startInstance({
      'request-password-reset': ({ userId }) => {
        users.push(userId);
        return userId === 'poison' ? Promise.reject(new Error('poison')) : Promise.resolve();
      },
    });
    await until(() => Promise.resolve(expect(users).toContain('real')));
    await until(async () => {
      const { rows } = await fixture.connection.pool.query<{ state: string; jobs: number; fetches: number }>(
        `SELECT state, count(*)::int AS jobs, count(DISTINCT started_on)::int AS fetches FROM pgboss.job
         WHERE name = 'request-password-reset' AND state IN ('completed', 'retry') GROUP BY state ORDER BY state`,
      );
      expect(rows.map(({ state, jobs }) => [state, jobs])).toEqual([
        ['retry', 1],
        ['completed', 61],
      ]);
      expect(rows[1]?.fetches).toBeLessThanOrEqual(2);
    });
    expect([...new Set(errors)]).toEqual(['poison']);
    // Not to be tried again in another test.
    await fixture.connection.pool.query(`DELETE FROM pgboss.job WHERE name = 'request-password-reset'`);
  });
});

describe('the queues', () => {
  it('can be installed again, by several instances at once', async () => {
    await Promise.all([installJobs(fixture.url), installJobs(fixture.url)]);
  });

  it('keep their schedules, once for all instances', async () => {
    await Promise.all([startInstance(), startInstance()]);
    const { rows } = await fixture.connection.pool.query(
      `SELECT name, cron FROM pgboss.schedule ORDER BY name`,
    );
    expect(rows).toEqual([
      { name: 'expire-registrations', cron: '*/10 * * * *' },
      { name: 'remind-invitees', cron: '5-59/10 * * * *' },
      { name: 'send-digests', cron: '*/10 * * * *' },
      { name: 'sweep-outbox', cron: '* * * * *' },
    ]);
  });

  it('hand over every kind of job, scheduled ones too, and let it end before they stop', async () => {
    const done: unknown[] = [];
    const jobs = await startInstance({
      'request-password-reset': async (data) => {
        await new Promise((resolve) => setTimeout(resolve, 500));
        done.push(data);
      },
      'sweep-outbox': (data) => Promise.resolve(void done.push(data)),
    });
    await jobs.enqueue('sweep-outbox', {});
    await until(() => Promise.resolve(expect(done).toEqual([{}])));
    await jobs.enqueue('request-password-reset', { userId: null });
    await until(async () => {
      const { rows } = await fixture.connection.pool.query(
        `SELECT 1 FROM pgboss.job WHERE name = 'request-password-reset' AND state = 'active'`,
      );
      expect(rows).toHaveLength(1);
    });
    await jobs.stop();
    expect(done).toContainEqual({ userId: null });
  });

  it('use few connections', async () => {
    await startInstance();
    const { rows } = await fixture.connection.pool.query<{ count: string }>(
      `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'casedoor jobs'`,
    );
    expect(Number(rows[0]?.count)).toBeLessThanOrEqual(5);
  });
});
