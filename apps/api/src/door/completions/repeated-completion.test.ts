import type { Completion } from '@casedoor/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { noPasswordGate } from '../../../test/cheap-passwords.ts';
import { buildOpenLink, complete, readyToComplete } from '../../../test/registration-steps.ts';
import { secondInstance, type SecondInstance } from '../../../test/second-instance.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { rounds } from '../../../test/test-size.ts';
import { findByToken } from '../registrations/find-registration.ts';

const copies = 25;
let test: TestApp;
let second: SecondInstance;
beforeAll(async () => {
  test = await createTestApp({ passwordGate: noPasswordGate, trustProxy: ['127.0.0.1'] });
  second = await secondInstance(test, { passwordGate: noPasswordGate });
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(async () => {
  await second.close();
  await test.close();
});

const settings = [
  ['a link', {}],
  ['the last place of a link', { useLimit: 1 }],
  ['a link with a case', { autoCreateCase: true }],
  ['a link that asks for approval', { requiresApproval: true }],
] as const;

describe.each(settings)('copies of one completion, through %s', (_name, link) => {
  it(`get one answer, ${copies} at once over two instances`, async () => {
    for (let round = 0; round < rounds(2, 20); round += 1) {
      const opened = await buildOpenLink(test, link);
      const { token, email } = await readyToComplete(test, opened.link.token);
      const answers = await Promise.all(
        Array.from({ length: copies }, (_, copy) => complete(copy % 2 ? test.anyone : second.anyone, token)),
      );
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(answers[0]?.status).toBe(201);
      const users = await test.database.user.count({ where: { emailCanonical: email } });
      expect(users).toBe('requiresApproval' in link ? 0 : 1);
    }
  });

  it('get one answer, where one completes between two reads of the other', async () => {
    const opened = await buildOpenLink(test, link);
    const { token } = await readyToComplete(test, opened.link.token);
    const find = test.database.user.findUnique.bind(test.database.user);
    let first: Awaited<ReturnType<typeof complete>> | undefined;
    vi.spyOn(test.database.user, 'findUnique').mockImplementationOnce(((query: never) =>
      complete(second.anyone, token).then((answer) => {
        first = answer;
        return find(query);
      })) as never);
    const later = await complete(test.anyone, token);
    expect([later.status, later.text]).toEqual([201, first?.text]);
  });
});

it('a copy with another key learns that the registration is completed, wherever it was', async () => {
  const { link } = await buildOpenLink(test);
  const { token } = await readyToComplete(test, link.token);
  const find = test.database.user.findUnique.bind(test.database.user);
  vi.spyOn(test.database.user, 'findUnique').mockImplementationOnce(((query: never) =>
    complete(second.anyone, token).then(() => find(query))) as never);
  expect((await complete(test.anyone, token, { key: 'another key' })).code).toBe('registration_completed');
});

it('a completion whose COMMIT got no answer is answered as one that did', async () => {
  const { link } = await buildOpenLink(test);
  const { token } = await readyToComplete(test, link.token);
  const run = test.database.$transaction.bind(test.database);
  vi.spyOn(test.database, '$transaction').mockImplementationOnce(((work: never) =>
    run(work).then(() => {
      throw new Error('Query read timeout');
    })) as never);
  const answer = await complete(test.anyone, token);
  expect([answer.status, answer.json<Completion>().state]).toEqual([201, 'completed']);
  const { id } = await findByToken(test.database, token);
  expect(await test.database.redemption.count({ where: { registrationId: id } })).toBe(1);
});

it('a completion is answered although the database refuses its session twice', async () => {
  await test.database.$executeRaw`CREATE SEQUENCE "refused"`;
  await test.database.$executeRaw`
    CREATE FUNCTION "refuse"() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF nextval('"refused"') <= 2 THEN RAISE EXCEPTION 'busy' USING ERRCODE = '53300'; END IF; RETURN NEW; END $$`;
  await test.database.$executeRaw`
    CREATE TRIGGER "refuse" BEFORE INSERT ON "Session" FOR EACH ROW EXECUTE FUNCTION "refuse"()`;
  const { link } = await buildOpenLink(test);
  const { token } = await readyToComplete(test, link.token);
  const answer = await complete(test.anyone, token);
  await test.database.$executeRaw`DROP TRIGGER "refuse" ON "Session"`;
  expect([answer.status, answer.code]).toEqual([201, null]);
  expect(String(answer.headers['set-cookie'])).toContain('session_token=');
});
