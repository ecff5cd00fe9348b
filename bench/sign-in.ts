import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from '../apps/api/src/app.ts';
import { connectDatabase } from '../apps/api/src/platform/database/client.ts';
import { migrate } from '../apps/api/src/platform/database/migrate.ts';
import { mailboxMailer } from '../apps/api/src/platform/mail/mailbox-mailer.ts';
import { startLocalPostgres } from '../prisma/local-postgres.ts';

/**
 * Whether the time of a refused sign-in reveals that an address has an account: pairs of one address with and one
 * without, in random order. AUC is the chance that the one with an account takes longer; 0.5 reveals nothing.
 */
const { values: options } = parseArgs({
  options: { 'sign-in': { type: 'boolean' }, pairs: { type: 'string', default: '1000' } },
});
const pairs = Number(options.pairs);
const dataDir = mkdtempSync(join(tmpdir(), 'casedoor-bench-'));
const server = await startLocalPostgres({ dataDir, log: () => undefined });
const password = 'a long password that is right';
try {
  const migrationsDir = join(import.meta.dirname, '../prisma/migrations');
  await migrate({ databaseUrl: server.url, migrationsDir, log: () => undefined });
  const connection = connectDatabase(server.url);
  const { database } = connection;
  const { http, context } = await buildApp({
    connection,
    jobs: { enqueue: () => Promise.resolve() },
    appOrigin: 'http://localhost:3000',
    authSecret: 's'.repeat(32),
    mailer: mailboxMailer(),
    mailbox: true,
    logLevel: 'silent',
  });
  await http.ready();
  const { id: organizationId } = await database.organization.create({ data: { name: 'Firm', slug: 'firm' } });
  const passwordHash = await context.passwordGate.hash(password);
  await database.$transaction(async (transaction) => {
    const { id: userId } = await transaction.user.create({
      data: {
        email: 'known@example.com',
        emailCanonical: 'known@example.com',
        firstName: 'Léa',
        lastName: 'Martin',
      },
    });
    await transaction.membership.create({
      data: { organizationId, userId, role: 'client', joinedAt: new Date() },
    });
    await transaction.account.create({
      data: { userId, accountId: userId, providerId: 'credential', password: passwordHash },
    });
  });

  const times = { known: [] as number[], unknown: [] as number[] };
  type Kind = keyof typeof times;
  const attempt = async (kind: Kind): Promise<number> => {
    const began = performance.now();
    const { statusCode } = await http.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { email: `${kind}@example.com`, password: 'a long password that is wrong' },
    });
    if (statusCode !== 401) throw new Error(`sign-in answered ${statusCode}`);
    return performance.now() - began;
  };
  for (let pair = -20; pair < pairs; pair += 1) {
    // The limit of ten failures per address is not what is measured.
    if (pair % 5 === 0) await database.rateLimit.deleteMany({});
    const order: Kind[] = Math.random() < 0.5 ? ['known', 'unknown'] : ['unknown', 'known'];
    for (const kind of order) {
      const time = await attempt(kind);
      if (pair >= 0) times[kind].push(time);
    }
  }
  const auc = areaUnderCurve(times.known, times.unknown);
  // Three standard errors of the AUC of two equal samples.
  const noise = 3 * Math.sqrt((2 * pairs + 1) / (12 * pairs ** 2));
  const medians = [times.known, times.unknown].map((each) => `${median(each).toFixed(2)} ms`);
  console.log(`${pairs} pairs: median ${medians.join(' with an account, ')} without.`);
  console.log(`AUC ${auc.toFixed(3)}; chance alone: 0.5 ± ${noise.toFixed(3)}.`);
  if (Math.abs(auc - 0.5) > noise) {
    console.log('The time reveals whether an address has an account.');
    process.exitCode = 1;
  }
  await http.close();
  await connection.close();
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true });
}

function areaUnderCurve(longer: number[], shorter: number[]): number {
  let wins = 0;
  for (const a of longer) for (const b of shorter) wins += a > b ? 1 : a === b ? 0.5 : 0;
  return wins / (longer.length * shorter.length);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
