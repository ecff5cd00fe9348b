import { randomUUID } from 'node:crypto';
import type { DatabaseConnection } from '../src/platform/database/client.ts';
import { createJobs, installJobs, type Jobs } from '../src/platform/jobs/jobs.ts';
import { enqueueEmail } from '../src/platform/mail/enqueue-email.ts';
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
  /** Adds a mail to the outbox with its job. */
  addEmail(request?: Partial<EmailRequest>, order?: Parameters<typeof enqueueEmail>[3]): Promise<string>;
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
    async addEmail(request = {}, order = {}) {
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
      const id = await database.$transaction((transaction) =>
        enqueueEmail(transaction, { sealingKey, jobs }, prepared, order),
      );
      return id!;
    },
    async close() {
      await jobs.stop();
      await connection.close();
      await drop();
    },
  };
}
