import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noPasswordGate } from '../../../test/cheap-passwords.ts';
import { buildOpenLink, complete, readyToComplete } from '../../../test/registration-steps.ts';
import { recordStatements } from '../../../test/statements.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { Problem } from '../../platform/http/problem.ts';

let isFull = false;
let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({
    passwordGate: {
      ...noPasswordGate,
      refuseIfFull() {
        if (isFull) throw new Problem('server_busy', { retryAfter: 2 });
      },
    },
  });
});
afterAll(() => test.close());

describe('under more load than the machine can take', () => {
  it('a completion with a password is refused before it asks the database for anything of the person', async () => {
    const { link } = await buildOpenLink(test);
    const { token } = await readyToComplete(test, link.token);
    isFull = true;
    const { answer, sent } = await recordStatements(() => complete(test.anyone, token));
    expect([answer.status, answer.code, answer.headers['retry-after']]).toEqual([503, 'server_busy', '2']);
    expect(sent.filter((sql) => !sql.includes('RateLimit'))).toEqual([]);
    isFull = false;
    expect((await complete(test.anyone, token)).status).toBe(201);
  });

  it('a link page and a session are read while every connection for writes is taken', async () => {
    const { link, admin } = await buildOpenLink(test);
    const caller = await test.signInAs(admin);
    // One first, so that the link is remembered; what it reads at first comes from the taken connections.
    await test.anyone.get(`/public/signup-links/${link.token}`);
    const freed = Promise.withResolvers<undefined>();
    const taken = Array.from({ length: 10 }, () =>
      test.database.$transaction(async (transaction) => {
        await transaction.$queryRaw`SELECT 1`;
        await freed.promise;
      }),
    );
    try {
      expect((await test.anyone.get(`/public/signup-links/${link.token}`)).status).toBe(200);
      expect((await caller.get('/session')).status).toBe(200);
    } finally {
      freed.resolve(undefined);
      await Promise.all(taken);
    }
  });
});
