import { randomUUID } from 'node:crypto';
import { Prisma, type DatabaseConnection } from '../src/platform/database/client.ts';
import { createJobs, installJobs, type Jobs } from '../src/platform/jobs/jobs.ts';
import { enqueueEmail, insertAwaitedEmail } from '../src/platform/mail/enqueue-email.ts';
import type { EmailRequest } from '../src/platform/mail/message.ts';
import { prepareEmail, sealingKeyFrom } from '../src/platform/mail/prepare-email.ts';
import { sampleMessages } from './samples-of-messages.ts';
import { connectTestDatabase } from './test-connection.ts';
import { createTestDatabase } from './test-database.ts';

/** A database with queues, and the records that mail needs. */
export interface OutboxFixture {
  url: string;
  connection: DatabaseConnection;
  database: DatabaseConnection['database'];
  sealingKey: Buffer;
  jobs: Jobs;
  organizationId: string;
  /** Inserts a registration that is not over. */
  addRegistration(data?: object): Promise<string>;
  /** Adds a mail to the outbox with its job; with `queuedOfBurst`, as a start does. */
  addEmail(
    request?: Partial<EmailRequest>,
    order?: { ofBatch?: boolean; queuedOfBurst?: Prisma.Sql },
  ): Promise<string>;
  close(): Promise<void>;
}

export async function createOutboxFixture(): Promise<OutboxFixture> {
  const { url, drop } = await createTestDatabase();
  await installJobs(url);
  const connection = connectTestDatabase(url);
  const { database } = connection;
  const sealingKey = sealingKeyFrom('s'.repeat(32));
  const jobs = createJobs({
    databaseUrl: url,
    onError: (error) => {
      throw error;
    },
    enqueueOnly: true,
  });
  const { id: organizationId } = await database.organization.create({
    data: { name: 'Cabinet Durand', slug: 'durand' },
  });
  return {
    url,
    connection,
    database,
    sealingKey,
    jobs,
    organizationId,
    async addRegistration(data = {}) {
      const email = `${randomUUID()}@exemple.test`;
      const { id } = await database.registration.create({
        data: {
          organizationId,
          email,
          emailCanonical: email,
          expiresAt: new Date(Date.now() + 86_400_000),
          ...data,
        },
      });
      return id;
    },
    async addEmail(request = {}, { queuedOfBurst, ...order } = {}) {
      const prepared = await prepareEmail(
        {
          message: sampleMessages[0]!,
          locale: 'en',
          recipient: 'lea@exemple.test',
          organizationId,
          registrationId: null,
          idempotencyKey: randomUUID(),
          ...request,
        },
        sealingKey,
      );
      return database.$transaction(async (transaction) => {
        if (!queuedOfBurst)
          return (await enqueueEmail(transaction, { sealingKey, jobs }, prepared, order)) ?? '';
        const [mailed] = await transaction.$queryRaw<[{ id: string; queuedBefore: number }]>(
          insertAwaitedEmail(prepared, { when: Prisma.sql`(SELECT 1) AS "always"`, queuedOfBurst }),
        );
        const { id: emailId, queuedBefore } = mailed;
        await jobs.enqueue('deliver-email', { emailId, queuedBefore }, transaction);
        return emailId;
      });
    },
    async close() {
      await jobs.stop();
      await connection.close();
      await drop();
    },
  };
}
