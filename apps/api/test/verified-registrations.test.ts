import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from './test-app.ts';
import { buildOpenLink, buildVerifiedRegistrations, complete, startAndVerify } from './registration-steps.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

/** Returns the row and its tokens: times relative to the start, secrets and ids as placeholders. */
async function rowsOf(email: string) {
  const { tokens, ...row } = await test.database.registration.findFirstOrThrow({
    where: { email },
    include: { tokens: true },
  });
  const start = row.createdAt.getTime();
  const comparable = (value: unknown) => {
    if (value instanceof Date) return `${Math.round((value.getTime() - start) / 60_000)} minutes`;
    return value instanceof Uint8Array ? `${value.length} bytes` : value;
  };
  const entries = (record: object) =>
    Object.fromEntries(
      Object.entries(record)
        .filter(([name]) => !['id', 'registrationId', 'email', 'emailCanonical', 'network'].includes(name))
        .map(([name, value]) => [name, comparable(value)]),
    );
  return { registration: entries(row), tokens: tokens.map(entries) };
}

it('leaves the rows that the real steps leave', async () => {
  const { link } = await buildOpenLink(test);
  const verified = await startAndVerify(test, link.token);
  const [built] = await buildVerifiedRegistrations(test.database, link, [{}]);
  expect(await rowsOf(built?.email ?? '')).toEqual(await rowsOf(verified.email));
});

it('completes as after the real steps', async () => {
  const { link } = await buildOpenLink(test, { autoCreateCase: true });
  const people = await buildVerifiedRegistrations(test.database, link, [{}, { firstName: 'Ana' }]);
  for (const { token } of people) expect((await complete(test.anyone, token)).status).toBe(201);
  const { uses } = await test.database.signupLink.findFirstOrThrow({ where: { id: link.id } });
  expect(uses).toBe(2);
});
