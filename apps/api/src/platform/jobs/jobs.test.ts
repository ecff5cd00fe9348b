import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { personalLinkWorks } from '../../door/registrations/personal-link-works.ts';
import { createOutboxFixture, type OutboxFixture } from '../../../test/outbox-fixture.ts';
import { refusal, startResendStub, type ResendStub, type StubAnswer } from '../../../test/resend-stub.ts';
import { sampleMessages, secret } from '../../../test/samples-of-messages.ts';
import { buildSignupLink } from '../../../test/builders.ts';
import { queuedOfBurst } from '../../door/registrations/queued-of-burst.ts';
import { deliverEmails, usualLimits, type Delivery } from '../mail/deliver-emails.ts';
import { eraseEmails } from '../mail/erase-emails.ts';
import { resendMailer } from '../mail/resend-mailer.ts';
import { Prisma } from '../database/client.ts';
import { rounds } from '../../../test/test-size.ts';
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
      requestsPerSecond: Infinity,
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

const deliver: Handlers['deliver-email'] = (mails) =>
  deliverEmails(
    fixture.database,
    delivery,
    mails.map(({ emailId }) => emailId),
  );

/** Starts one instance's workers. */
async function startInstance(handlers: Partial<Handlers> = {}): Promise<Jobs> {
  const jobs = createJobs({ databaseUrl: fixture.url, onError: (error) => errors.push(error.message) });
  running.push(jobs);
  await jobs.start({
    'deliver-email': deliver,
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
  it('leaves from two instances, each mail once, over 429, 500, cut connections and lost answers', async () => {
    const registrations: string[] = [];
    const ids: string[] = [];
    for (let n = 0; n < rounds(150, 600); n++) {
      registrations.push(await fixture.addRegistration());
      ids.push(await fixture.addEmail({ registrationId: registrations[n]! }));
    }
    const withdrawn = ids.filter((_id, index) => index % 10 === 3);
    const faults: StubAnswer[] = [
      refusal(429, 'rate_limit_exceeded', { 'retry-after': '1' }),
      refusal(500, 'internal_server_error'),
      { kind: 'cut' },
      { kind: 'accept-then-cut' },
      { kind: 'slow', milliseconds: 200 },
    ];
    stub.invalid = new Set(['refused@exemple.test']);
    // Faults end after a while: each makes a batch wait for longer.
    stub.onRequest = () =>
      stub.requests.length > 30 ? undefined : faults[Math.floor(Math.random() * (faults.length + 2))];
    await Promise.all([startInstance(), startInstance()]);
    // Some withdraw while their mails leave, and newer mails arrive one by one.
    for (const [index, registrationId] of registrations.entries()) {
      if (index % 10 === 3)
        await fixture.database.$transaction((transaction) =>
          eraseEmails(transaction, [registrationId], 'Withdrawn.'),
        );
      if (index % 30 === 0) ids.push(await fixture.addEmail());
    }
    // After the last withdrawal: in a request that was repeated without a mail, a refusal is not known.
    const refused = await fixture.addEmail({ recipient: 'refused@exemple.test' });
    await until(async () =>
      expect((await states([...ids, refused])).filter((state) => state === 'queued')).toEqual([]),
    );
    const left = ids.filter((id) => !withdrawn.includes(id));
    expect(await states(left)).toEqual(left.map(() => 'sent'));
    expect(await states([refused])).toEqual(['failed']);
    expect(stub.repeated).toEqual([]);
    expect(left.filter((id) => !stub.accepted.has(id))).toEqual([]);
    await until(async () => expect(await jobStates(ids)).toEqual(ids.map(() => 'completed')));
    expect(errors).toEqual([]);
    const { rows } = await fixture.connection.pool.query<{ data: string }>(
      `SELECT string_agg(job::text, '') AS data FROM pgboss.job`,
    );
    expect(rows[0]?.data).not.toContain(secret);
  });

  it('leaves by the hundred, below the provider’s limit, and a single code with the next request', async () => {
    delivery.mailer = resendMailer({
      apiKey: 're_test',
      baseUrl: stub.baseUrl,
      from: 'no-reply@casedoor.test',
    });
    stub.perSecond = 5;
    stub.otherwise = { kind: 'slow', milliseconds: 300 };
    const ids: string[] = [];
    const burst = { queuedOfBurst: Prisma.sql`7` };
    for (let n = 0; n < rounds(500, 1000); n++) ids.push(await fixture.addEmail({}, burst));
    await startInstance();
    await until(() => Promise.resolve(expect(stub.requests.length).toBeGreaterThan(0)));
    const code = await fixture.addEmail({ recipient: 'bystander@exemple.test' });
    const before = stub.requests.length;
    await until(async () => expect(await states([...ids, code])).toEqual([...ids, code].map(() => 'sent')));
    expect(stub.requests.length).toBeLessThanOrEqual(ids.length / 100 + 2);
    // Two workers may have taken their next hundred already.
    const requestOf = stub.requests.findIndex(({ mails }) =>
      mails.some(({ headers }) => headers?.['X-Entity-Ref-ID'] === code),
    );
    expect(requestOf - before).toBeLessThanOrEqual(2);
    expect(stub.repeated).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('of a person who waits does not wait for a slow request of others', async () => {
    const notice = await fixture.addEmail({ message: notices[0]!, recipient: 'admin@exemple.test' });
    const released = Promise.withResolvers<undefined>();
    stub.onRequest = ({ key }) => (key === notice ? released.promise : undefined);
    await startInstance();
    await until(() => Promise.resolve(expect(stub.requests).toHaveLength(1)));
    const code = await fixture.addEmail();
    await until(async () => expect(await states([code])).toEqual(['sent']));
    expect(await states([notice])).toEqual(['queued']);
    released.resolve(undefined);
    await until(async () => expect(await states([notice])).toEqual(['sent']));
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
      await fixture.addEmail({ recipient: 'refused@exemple.test' }),
      await fixture.addEmail(),
    ];
    stub.invalid = new Set(['refused@exemple.test']);
    await startInstance({
      'deliver-email': async (mails) => {
        const others = mails.filter(({ emailId }) => emailId !== poison);
        const answers = await deliver(others);
        if (others.length < mails.length) throw new Error('poison');
        return answers;
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
    for (let n = 0; n < 110; n++) await mail(`stranger${n}@exemple.test`, busy);
    for (let n = 0; n < 110; n++) await mail(`neighbour${n}@exemple.test`, undefined, 'one network');
    const bystander = await mail('bystander@exemple.test', undefined, 'another network');
    const order: string[][] = [];
    const taking = await startInstance({
      'deliver-email': async (mails) => {
        order.push(mails.map(({ emailId }) => emailId));
        return deliver(mails);
      },
    });
    await until(async () => expect(await database.email.count({ where: { state: 'queued' } })).toBe(0));
    await taking.stop();
    // After the first mail of the mailbox, of the link and of the network; two workers may take the first hundreds.
    expect(order.slice(0, 2).some((taken) => taken.slice(0, 4).includes(bystander))).toBe(true);
    expect(order.flat().indexOf(batch)).toBeGreaterThan(200);
    expect(order.flat().indexOf(notice)).toBeGreaterThan(200);
  });

  it('goes on in the same job when the database was away while it left', async () => {
    const id = await fixture.addEmail();
    let tries = 0;
    await startInstance({
      'deliver-email': (mails) => {
        tries += 1;
        return tries < 3 ? Promise.reject(new Error('Connection terminated unexpectedly')) : deliver(mails);
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
