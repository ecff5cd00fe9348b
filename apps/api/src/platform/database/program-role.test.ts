import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildTestApp, callerWith, createTestApp, type TestApp } from '../../../test/test-app.ts';
import { connectTestDatabase } from '../../../test/test-connection.ts';
import { complete, buildOpenLink, startAndVerify } from '../../../test/registration-steps.ts';
import { createJobs, installJobs, type Jobs } from '../jobs/jobs.ts';
import type { DatabaseConnection } from './client.ts';
import { migrate } from './migrate.ts';
import { prepareProgramRole, programRole } from './program-role.ts';

let test: TestApp;
let connection: DatabaseConnection;
let jobs: Jobs;
const said: string[] = [];
beforeAll(async () => {
  test = await createTestApp();
  await installJobs(test.databaseUrl);
  const role = await prepareProgramRole(test.databaseUrl, (sentence) => said.push(sentence));
  expect([role, said]).toEqual([programRole, []]);
  connection = connectTestDatabase(test.databaseUrl, { role });
  jobs = createJobs({ databaseUrl: test.databaseUrl, onError: () => undefined, enqueueOnly: true });
});
afterAll(async () => {
  await jobs.stop();
  await connection.close();
  await test.close();
});

/** The program as in production: its own connections, its own queue. */
async function asProgram<T>(work: (program: TestApp) => Promise<T>): Promise<T> {
  const { http } = await buildTestApp(connection, { jobs });
  try {
    return await work({ ...test, app: http, database: connection.database, anyone: callerWith(http, '') });
  } finally {
    await http.close();
  }
}

it('lets the program do a whole registration with its mails, jobs and events', async () => {
  const door = await buildOpenLink(test, { autoCreateCase: true });
  await asProgram(async (program) => {
    const { token } = await startAndVerify(program, door.link.token);
    expect((await complete(program.anyone, token)).status).toBe(201);
  });
  const events = await test.database.auditEvent.findMany({ where: { organizationId: door.organizationId } });
  expect(events.map(({ action }) => action)).toContain('case.opened_by_signup');
  const waiting = await test.database.$queryRaw<
    unknown[]
  >`SELECT FROM pgboss.job WHERE name = 'deliver-email'`;
  expect(waiting.length).toBeGreaterThan(1);
});

it.each([
  ['UPDATE', `UPDATE "AuditEvent" SET "action" = 'x'`],
  ['UPDATE of nothing', `UPDATE "AuditEvent" SET "action" = 'x' WHERE false`],
  ['DELETE', `DELETE FROM "AuditEvent"`],
  ['TRUNCATE', `TRUNCATE "AuditEvent"`],
  ['TRUNCATE by another table', `TRUNCATE "Organization" CASCADE`],
  ['dropping the trigger', `DROP TRIGGER "AuditEvent_append_only" ON "AuditEvent"`],
  ['disabling the trigger', `ALTER TABLE "AuditEvent" DISABLE TRIGGER ALL`],
])('refuses the program %s', async (_, statement) => {
  const { rows } = await connection.pool.query<{ user: string }>('SELECT current_user AS "user"');
  expect(rows).toEqual([{ user: programRole }]);
  await expect(connection.pool.query(statement)).rejects.toMatchObject({ code: '42501' });
});

it('refuses the owner too, by the trigger', async () => {
  const { organizationId, admin } = await buildOpenLink(test);
  await test.database.auditEvent.create({
    data: { organizationId, action: 'user.changed', subjectType: 'user', subjectId: admin.id },
  });
  for (const statement of [
    `UPDATE "AuditEvent" SET "action" = 'x'`,
    `DELETE FROM "AuditEvent"`,
    `TRUNCATE "AuditEvent"`,
  ])
    await expect(test.database.$executeRawUnsafe(statement)).rejects.toThrow('never changed or deleted');
});

it('is up to date after every start, also of several at once', async () => {
  await test.database.$executeRawUnsafe(`CREATE TABLE "Later" ("id" int)`);
  const roles = await Promise.all(
    [1, 2, 3].map(() => prepareProgramRole(test.databaseUrl, (sentence) => said.push(sentence))),
  );
  expect([roles, said]).toEqual([[programRole, programRole, programRole], []]);
  await connection.pool.query(`INSERT INTO "Later" VALUES (1)`);
});

it('never prevents a start: an owner who may not create or take the role continues without it, until the operator grants it', async () => {
  const name = `owner_${Date.now()}`;
  const admin = new pg.Client({ connectionString: test.databaseUrl });
  await admin.connect();
  const url = new URL(test.databaseUrl);
  const database = `${name}_db`;
  try {
    await admin.query(`CREATE ROLE ${name} LOGIN PASSWORD 'secret' NOCREATEROLE`);
    await admin.query(`CREATE DATABASE ${database} OWNER ${name}`);
    url.username = name;
    url.password = 'secret';
    url.pathname = `/${database}`;
    const sentences: string[] = [];
    expect(await prepareProgramRole(url.href, (sentence) => sentences.push(sentence))).toBeNull();
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain('trigger alone');
    expect(sentences[0]).not.toContain('secret');

    await migrate({
      databaseUrl: url.href,
      migrationsDir: join(import.meta.dirname, '../../../../../prisma/migrations'),
      log: () => undefined,
    });
    await installJobs(url.href);
    // According to docs/operating.md; these options exist from version 16 on.
    const { rows } = await admin.query(
      `SELECT current_setting('server_version_num')::int >= 160000 AS "hasOptions"`,
    );
    await admin.query(
      `GRANT ${programRole} TO ${name}${rows[0].hasOptions ? ' WITH SET TRUE, INHERIT FALSE' : ''}`,
    );
    expect(await prepareProgramRole(url.href, (sentence) => sentences.push(sentence))).toBe(programRole);
    expect(sentences).toHaveLength(1);
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await admin.query(`DROP ROLE IF EXISTS ${name}`);
    await admin.end();
  }
});
