import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalPostgres } from '../../../../../prisma/local-postgres.ts';
import { buildMember, buildOrganization } from '../../../test/builders.ts';
import { fromSomewhere } from '../../../test/registration-steps.ts';
import { appOrigin, authSecret, buildTestApp, createTestApp, type TestApp } from '../../../test/test-app.ts';
import { connectTestDatabase } from '../../../test/test-connection.ts';
import { connectDatabase } from '../../platform/database/client.ts';
import { migrate } from '../../platform/database/migrate.ts';
import { createAdministratorLink } from './create-administrator-link.ts';

const root = join(import.meta.dirname, '../../../../..');
const password = 'nine brass lanterns over the harbour';
let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

/** Runs the command as an operator does; returns what it prints and its exit code. */
async function run(email: string, env: Record<string, string>) {
  const { PATH = '' } = process.env;
  const words = ['--import', 'tsx', join(root, 'apps/api/src/administrator-link.ts'), email];
  return promisify(execFile)(process.execPath, words, { cwd: root, env: { PATH, ...env } }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
  );
}
const installed = () => ({
  DATABASE_URL: test.databaseUrl,
  AUTH_SECRET: authSecret,
  APP_ORIGIN: appOrigin,
});
const tokenIn = (said: string) => /\/password#(\S+)/.exec(said)?.[1] ?? '';
const setPassword = (token: string) => test.anyone.post('/password', { token, password }, fromSomewhere());

describe('the link for an administrator', () => {
  it('lets them choose a password and sign in, once, and is audited', async () => {
    const { id: organizationId } = await buildOrganization(test.database);
    const { id, email, userId } = await buildMember(test.database, { organizationId, role: 'admin' });
    const { code, said } = await run(email.toUpperCase(), installed());
    expect([code, said]).toEqual([0, expect.stringContaining(`${appOrigin}/password#`)]);
    const events = await test.database.auditEvent.findMany({ where: { organizationId } });
    expect(events).toMatchObject([
      { action: 'user.administrator_link_created', actorMembershipId: null, subjectId: id },
    ]);
    const [kept] = await test.database.verification.findMany({ where: { value: userId } });
    expect(kept?.identifier).not.toContain(tokenIn(said));
    const minutes = ((kept?.expiresAt.getTime() ?? 0) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(0);
    expect(minutes).toBeLessThanOrEqual(15);

    expect((await setPassword(tokenIn(said))).status).toBe(204);
    expect((await setPassword(tokenIn(said))).code).toBe('password_reset_token_invalid');
    expect((await test.anyone.post('/session', { email, password }, fromSomewhere())).status).toBe(200);
  });

  it('is refused to everybody else, without a trace', async () => {
    const { id: organizationId } = await buildOrganization(test.database);
    const others = await Promise.all([
      buildMember(test.database, { organizationId, role: 'staff' }),
      buildMember(test.database, { organizationId, role: 'client' }),
      buildMember(test.database, { organizationId, role: 'admin', disabledAt: new Date() }),
      buildMember(test.database, { organizationId, role: 'admin', joinedAt: null }),
    ]);
    const connection = connectTestDatabase(test.databaseUrl);
    const { http, auth } = await buildTestApp(connection);
    const before = await test.database.verification.count();
    for (const email of [...others.map((other) => other.email), 'nobody@example.com', 'no address', '']) {
      const refused = createAdministratorLink({ database: test.database, auth, appOrigin }, email);
      await expect(refused).rejects.toThrow('is not the address of an active administrator.');
    }
    expect(await run(others[0].email, installed())).toEqual({
      code: 1,
      said: `${others[0].email} is not the address of an active administrator.\n`,
    });
    expect(await test.database.verification.count()).toBe(before);
    expect(await test.database.auditEvent.count({ where: { organizationId } })).toBe(0);
    await http.close();
    await connection.close();
  });

  it('is made in the embedded database while the program runs, and not without it', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'casedoor-link-'));
    expect(await run('a@b.example', { DATA_DIR: dataDir })).toEqual({
      code: 1,
      said: expect.stringContaining('start Casedoor first'),
    });
    // The program keeps the server, and the lock that no second program may take.
    const server = await startLocalPostgres({ dataDir, log: () => undefined, fast: true });
    const migrationsDir = join(root, 'prisma/migrations');
    await migrate({ databaseUrl: server.url, migrationsDir, log: () => undefined });
    const connection = connectDatabase(server.url);
    const { id: organizationId } = await buildOrganization(connection.database);
    const { email } = await buildMember(connection.database, { organizationId, role: 'manager' });
    const { code, said } = await run(email, { DATA_DIR: dataDir });
    expect([code, said]).toEqual([0, expect.stringContaining('http://localhost:3000/password#')]);
    await connection.close();
    await server.stop();
    await rm(dataDir, { recursive: true });
  });
});
