import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutboxFixture, type OutboxFixture } from '../../../test/outbox-fixture.ts';
import { link, sampleMessages, secret } from '../../../test/samples-of-messages.ts';
import { Prisma } from '../database/client.ts';
import { enqueueEmail, insertEmails } from './enqueue-email.ts';
import { findDeliveries } from './find-deliveries.ts';
import { openEmail, prepareEmail, type PreparedEmail } from './prepare-email.ts';
import { sweepOutbox } from './sweep-outbox.ts';

let fixture: OutboxFixture;
beforeAll(async () => {
  fixture = await createOutboxFixture();
});
afterAll(() => fixture.close());

const jobsOf = (emailId: string) =>
  fixture.connection.pool
    .query<{ data: object; state: string }>(`SELECT data, state FROM pgboss.job WHERE singleton_key = $1`, [
      emailId,
    ])
    .then(({ rows }) => rows);

const prepared = (idempotencyKey: string, index = 0): Promise<PreparedEmail> =>
  prepareEmail(
    {
      message: sampleMessages[index]!,
      locale: 'fr',
      recipient: 'lea@exemple.test',
      organizationId: fixture.organizationId,
      registrationId: null,
      idempotencyKey,
    },
    fixture.sealingKey,
  );

describe('a mail in the outbox', () => {
  it('is a row and one job, both of the transaction', async () => {
    const id = await fixture.addEmail();
    expect(await jobsOf(id)).toEqual([{ data: { emailId: id, queuedBefore: 0 }, state: 'created' }]);
    const row = await fixture.database.email.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({
      state: 'queued',
      attempts: 0,
      message: 'personal_link',
      recipient: 'lea@exemple.test',
    });
    expect(openEmail(row, fixture.sealingKey).text).toContain(link);
  });

  it('leaves nothing when the transaction rolls back', async () => {
    const { database, sealingKey, jobs } = fixture;
    const mail = await prepared('rolled back');
    let id: string | null = null;
    await expect(
      database.$transaction(async (transaction) => {
        id = await enqueueEmail(transaction, { sealingKey, jobs }, mail);
        throw new Error('changed our mind');
      }),
    ).rejects.toThrow('changed our mind');
    expect(id).not.toBeNull();
    expect(await jobsOf(id!)).toEqual([]);
    expect(await database.email.count({ where: { idempotencyKey: 'rolled back' } })).toBe(0);
  });

  it('exists once for one cause', async () => {
    const { database, sealingKey, jobs } = fixture;
    const mail = await prepared('asked twice');
    const send = () =>
      database.$transaction((transaction) => enqueueEmail(transaction, { sealingKey, jobs }, mail));
    const ids = await Promise.all([send(), send(), send()]);
    expect(ids.filter((id) => id !== null)).toHaveLength(1);
    expect(await send()).toBeNull();
    expect(await database.email.count({ where: { idempotencyKey: 'asked twice' } })).toBe(1);
  });

  it('holds no secret, in any column of the database', async () => {
    await fixture.addEmail();
    const { rows } = await fixture.connection.pool.query<{ everything: string }>(
      `SELECT string_agg(mail::text, '') || (SELECT string_agg(job::text, '') FROM pgboss.job) AS everything FROM "Email" AS mail`,
    );
    for (const form of [
      secret,
      Buffer.from(secret).toString('hex'),
      Buffer.from(secret).toString('base64'),
    ]) {
      expect(rows[0]?.everything).not.toContain(form);
    }
  });
});

describe('mails as part of one statement', () => {
  it('are inserted together when its part has a row, and answer their ids', async () => {
    const mails = await Promise.all([
      prepared('statement 1', 3),
      prepared('statement 2', 4),
      prepared('statement 3', 0),
    ]);
    const rows = await fixture.database.$queryRaw<{ id: string }[]>`
      WITH completed AS (SELECT 1 AS "one"), mails AS (${insertEmails(mails, Prisma.sql`completed`)})
      SELECT "id" FROM mails`;
    expect(rows).toHaveLength(3);
    const stored = await fixture.database.email.findMany({ where: { id: { in: rows.map(({ id }) => id) } } });
    for (const mail of mails) {
      const row = stored.find(({ idempotencyKey }) => idempotencyKey === mail.idempotencyKey)!;
      expect(row).toMatchObject({
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
        message: mail.message,
        locale: 'fr',
      });
      expect(openEmail(row, fixture.sealingKey)).toEqual(openEmail(mail, fixture.sealingKey));
    }
  });

  it('are not inserted when it has none', async () => {
    const mails = [await prepared('refused', 3)];
    const rows = await fixture.database.$queryRaw<unknown[]>`
      WITH completed AS (SELECT 1 AS "one" WHERE false), mails AS (${insertEmails(mails, Prisma.sql`completed`)})
      SELECT "id" FROM mails`;
    expect(rows).toEqual([]);
    expect(await fixture.database.email.count({ where: { idempotencyKey: 'refused' } })).toBe(0);
  });

  it('may be none at all', async () => {
    const rows = await fixture.database.$queryRaw<unknown[]>`
      WITH completed AS (SELECT 1 AS "one"), mails AS (${insertEmails([], Prisma.sql`completed`)}) SELECT "id" FROM mails`;
    expect(rows).toEqual([]);
  });
});

describe('the sweep', () => {
  it('gives a job to a mail that lost its own, and no second one to any other', async () => {
    const { database, connection, jobs } = fixture;
    const [orphan, fine, fresh] = [
      await fixture.addEmail(),
      await fixture.addEmail(),
      await fixture.addEmail(),
    ];
    await connection.pool.query(`DELETE FROM pgboss.job WHERE singleton_key = ANY ($1)`, [[orphan, fresh]]);
    await database.email.updateMany({
      where: { id: { in: [orphan, fine] } },
      data: { createdAt: new Date(Date.now() - 120_000) },
    });
    await sweepOutbox(database, jobs);
    await sweepOutbox(database, jobs);
    expect(await jobsOf(orphan)).toHaveLength(1);
    expect(await jobsOf(fine)).toHaveLength(1);
    expect(await jobsOf(fresh)).toHaveLength(0);
  });
});

describe('deliveries of registrations', () => {
  it('are those of the newest mail, for those that have one', async () => {
    const { database } = fixture;
    const [first, second, without] = [
      await fixture.addRegistration(),
      await fixture.addRegistration(),
      await fixture.addRegistration(),
    ];
    const old = await fixture.addEmail({ registrationId: first });
    await fixture.addEmail({ registrationId: first });
    const refused = await fixture.addEmail({ registrationId: second });
    await database.email.update({ where: { id: old }, data: { state: 'sent' } });
    await database.email.update({
      where: { id: refused },
      data: { state: 'failed', lastError: '422 no such domain' },
    });
    expect(await findDeliveries(database, [first, second, without])).toEqual(
      new Map([
        [first, { state: 'queued', error: null }],
        [second, { state: 'failed', error: '422 no such domain' }],
      ]),
    );
    expect(await findDeliveries(database, [])).toEqual(new Map());
  });
});
