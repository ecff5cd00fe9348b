import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startLargeDatabase } from './large-database.ts';
import { startHashing, startProduct } from './paths/contenders.ts';
import { insertLinks, insertVerified, newAddress, newNetwork, password } from './paths/fixtures.ts';
import { startMailProvider } from './paths/mail-provider.ts';
import { percentile } from './paths/statistics.ts';

/**
 * What happens when more people complete than the machine can hash passwords for, and when a broadcast sends a crowd to one link.
 * Asked from this machine alone, over real HTTP; how to read it: docs/operating.md.
 */
const { values: options } = parseArgs({
  allowPositionals: true,
  options: {
    people: { type: 'string', default: '5000' },
    minutes: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '15' },
    size: { type: 'string', default: '10000' },
    only: { type: 'string', default: '' },
  },
});

const database = await startLargeDatabase({ size: Number(options.size), folder: undefined });
const client = new pg.Client({ connectionString: database.url });
await client.connect();
/** The personal link's token that was mailed to an address. */
const mailed = new Map<string, (token: string) => void>();
const provider = await startMailProvider((mail) => {
  const token = /\/register#([0-9a-f]{40})/.exec(mail.text)?.[1];
  if (token !== undefined) mailed.get(mail.to)?.(token);
});
const product = await startProduct({
  databaseUrl: database.url,
  dataDir: database.dataDir,
  mailUrl: provider.url,
});
const origin = `http://127.0.0.1:${product.port}`;
const [linkToken = ''] = await insertLinks(client, database.large, 1, { opensCase: true });
await client.query(
  `UPDATE "SignupLink" SET "startsPerHour" = 100000, "alarmStarts" = NULL, "alarmRefusals" = NULL, "alarmUnverified" = NULL WHERE "token" = $1`,
  [linkToken],
);
interface Answered {
  status: number;
  code: string;
  retryAfter: string | null;
  ms: number;
}

async function ask(
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const began = performance.now();
  const took = () => performance.now() - began;
  try {
    const answer = await fetch(origin + path, {
      method,
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        'x-forwarded-for': newNetwork(),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const code = /"code":"(\w+)"/.exec(await answer.text())?.[1] ?? '';
    return { status: answer.status, code, retryAfter: answer.headers.get('retry-after'), ms: took() };
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause?.code ?? String(error);
    return { status: 0, code: cause, retryAfter: null, ms: took() };
  }
}

const linkPage = () => ask('GET', `/api/v1/public/signup-links/${linkToken}`);
const complete = (token: string) =>
  ask(
    'POST',
    '/api/v1/public/registration/complete',
    { password, termsVersion: null, privacyVersion: null, newsletter: false },
    { authorization: `Bearer ${token}`, 'idempotency-key': `key-${token}` },
  );
const bySort = (answers: readonly Answered[]) => {
  const counts = new Map<string, number>();
  for (const { status, code } of answers) {
    const sort = `${status} ${code}`.trim();
    counts.set(sort, (counts.get(sort) ?? 0) + 1);
  }
  return [...counts].map(([sort, count]) => `${count} × ${sort}`).join(', ');
};
const p99 = (answers: readonly Answered[]) =>
  percentile(
    answers.map(({ ms }) => ms),
    0.99,
  );

/** Asks again and again, twenty times a second, while the work lasts. */
async function probe(what: () => Promise<Answered>, isOver: () => boolean): Promise<Answered[]> {
  const answers: Answered[] = [];
  while (!isOver()) {
    answers.push(await what());
    await sleep(50);
  }
  return answers;
}

/** Completions with a password arrive at twice the rate that all cores can hash. */
async function tooManyPasswords(): Promise<void> {
  const hashing = startHashing();
  const alone = await hashing.run({ hashes: 10_000, atOnce: availableParallelism(), seconds: 3 });
  await hashing.stop();
  const rate = (2 * alone.good) / alone.seconds;
  const seconds = Number(options.seconds);
  const tokens = await insertVerified(client, linkToken, Math.ceil(rate * seconds) + 200, {
    withPasskey: false,
  });
  for (const token of tokens.splice(0, 200)) await complete(token);
  let isOver = false;
  const after = (ms: number) => sleep(ms).then(() => (isOver = true));
  const [unloaded] = await Promise.all([probe(linkPage, () => isOver), after(5_000)]);
  isOver = false;
  const asset = async () => ask('GET', '/icon.svg');
  const load = Promise.all(
    tokens.map(async (token, index) => {
      await sleep((index / rate) * 1000);
      return { token, ...(await complete(token)) };
    }),
  ).finally(() => (isOver = true));
  const [loaded, health, assets, completions] = await Promise.all([
    probe(linkPage, () => isOver),
    probe(
      () => ask('GET', '/healthz'),
      () => isOver,
    ),
    probe(asset, () => isOver),
    load,
  ]);
  const refused = completions.filter(({ status }) => status !== 201);
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS "count" FROM "RegistrationToken" t JOIN "Registration" r ON r."organizationId" = t."organizationId" AND r."id" = t."registrationId"
     WHERE r."state" = 'completed' AND t."tokenHash" IN (SELECT sha256(convert_to(token, 'UTF8')) FROM unnest($1::text[]) token)`,
    [refused.map(({ token }) => token)],
  );
  console.log(`\nTwice as many passwords as can be hashed: ${rate.toFixed(0)} a second for ${seconds} s`);
  console.log(`  completions        ${bySort(completions)}`);
  console.log(
    `  refused without Retry-After: ${refused.filter(({ retryAfter }) => retryAfter === null).length}; refused, but completed: ${rows[0]?.count}`,
  );
  console.log(
    `  link page          p99 ${p99(unloaded).toFixed(1)} ms alone, ${p99(loaded).toFixed(1)} ms loaded (${(p99(loaded) / p99(unloaded)).toFixed(1)} times); ${bySort(loaded)}`,
  );
  console.log(`  /healthz           p99 ${p99(health).toFixed(1)} ms; ${bySort(health)}`);
  console.log(`  a file             p99 ${p99(assets).toFixed(1)} ms; ${bySort(assets)}`);
}

/** Thousands of people come to one link within minutes, each from a network of their own, and go through to the end. */
async function crowd(): Promise<void> {
  const people = Number(options.people);
  const milliseconds = Number(options.minutes) * 60_000;
  const told: Answered[] = [];
  let finished = 0;
  const times: number[] = [];
  const waits: number[] = [];
  /** As the page does: what is refused for the moment is tried again when it says. */
  async function persist(step: () => Promise<Answered>): Promise<boolean> {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const answer = await step();
      if (answer.status < 300) return true;
      told.push(answer);
      if (answer.retryAfter === null) return false;
      await sleep(Number(answer.retryAfter) * 1000 + Math.random() * 1000);
    }
    return false;
  }
  async function register(): Promise<void> {
    const email = newAddress();
    const began = performance.now();
    const mail = new Promise<string>((resolve) => mailed.set(email, resolve));
    await linkPage();
    if (
      !(await persist(() =>
        ask('POST', `/api/v1/public/signup-links/${linkToken}/registrations`, { email, locale: 'en' }),
      ))
    )
      return;
    const asked = performance.now();
    const token = await Promise.race([mail, sleep(120_000, null)]);
    mailed.delete(email);
    if (token === null) return;
    waits.push(performance.now() - asked);
    const bearer = { authorization: `Bearer ${token}` };
    if (!(await persist(() => ask('POST', '/api/v1/public/registration/verify', undefined, bearer)))) return;
    await ask(
      'PATCH',
      '/api/v1/public/registration',
      { firstName: 'Léa', lastName: lastNameOf(email) },
      bearer,
    );
    if (!(await persist(() => complete(token)))) return;
    finished += 1;
    times.push(performance.now() - began);
  }
  await Promise.all(
    Array.from({ length: people }, async () => {
      await sleep(Math.random() * milliseconds);
      await register();
    }),
  );
  console.log(`\nA crowd of ${people} within ${options.minutes} minutes on one link`);
  console.log(`  finished           ${finished} (${((100 * finished) / people).toFixed(1)} %)`);
  console.log(`  the others or meanwhile were told: ${bySort(told) || 'nothing'}`);
  console.log(
    `  a code with the provider after ${percentile(waits, 0.5).toFixed(0)} ms (median), ${percentile(waits, 0.99).toFixed(0)} ms (p99)`,
  );
  console.log(
    `  the whole way, without reading and typing: ${percentile(times, 0.5).toFixed(0)} ms (median), ${percentile(times, 0.99).toFixed(0)} ms (p99)`,
  );
}

/** A name that nobody else has: a namesake's case opens on hold. */
const lastNameOf = (email: string) =>
  [...email.replace(/\D/g, '')].map((digit) => 'bcdfghjklm'[Number(digit)]).join('');

try {
  if (options.only !== 'crowd') await tooManyPasswords();
  if (options.only !== 'passwords') await crowd();
} finally {
  await product.stop();
  provider.close();
  await client.end();
  await database.stop();
}
