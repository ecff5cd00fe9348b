import type {
  CaseDetail,
  Completion,
  LinkUndo,
  listLinkUndoEntries,
  ResponseOf,
  UndoPreview,
} from '@casedoor/contracts';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { noPasswordGate } from '../../../test/cheap-passwords.ts';
import { secondInstance, type SecondInstance } from '../../../test/second-instance.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import {
  buildVerifiedRegistrations,
  complete,
  cookieOf,
  buildOpenLink,
  register,
} from '../../../test/registration-steps.ts';

let test: TestApp;
/** A second instance of the product on the same database. */
let elsewhere: SecondInstance;
beforeAll(async () => {
  test = await createTestApp({ passwordGate: noPasswordGate, trustProxy: ['127.0.0.1'] });
  elsewhere = await secondInstance(test);
});
afterAll(async () => {
  await elsewhere.close();
  await test.close();
});
afterEach(() => {
  vi.useRealTimers();
});

const hourAgo = () => new Date(Date.now() - 3_600_000).toISOString();

it('of thirty people with three cases that staff worked on disables 30, archives 27 and leaves 3, everywhere at once', async () => {
  const { admin, link } = await buildOpenLink(test, { autoCreateCase: true, caseNote: 'From the link.' });
  const caller = await test.signInAs(admin);
  const people = [];
  for (const { token } of await buildVerifiedRegistrations(test.database, link, Array(30).fill({}))) {
    const answer = await complete(test.anyone, token);
    const completion = answer.json<Completion>();
    // The same browser, served by the other instance.
    people.push({
      membershipId: completion.membership.id,
      caseId: completion.case?.id ?? '',
      there: elsewhere.as({ cookie: cookieOf(answer) }),
    });
  }
  const [retitled, noted, joined] = people.map(({ caseId }) => caseId);
  const { version } = (await caller.get(`/cases/${retitled}`)).json<CaseDetail>();
  expect((await caller.patch(`/cases/${retitled}`, { version, title: 'Read' })).code).toBeNull();
  expect((await caller.post(`/cases/${noted}/notes`, { text: 'Called back.' })).code).toBeNull();
  const place = { membershipId: admin.id, caseRole: 'staff' };
  expect((await caller.post(`/cases/${joined}/participants`, place)).code).toBeNull();
  for (const { there } of people) expect((await there.get('/cases')).status).toBe(200);

  const undos = `/signup-links/${link.id}/undos`;
  const preview = async () => (await caller.get(`${undos}/preview?since=${hourAgo()}`)).json<UndoPreview>();
  expect(await preview()).toMatchObject({ people: 30, cases: 27, casesLeft: 3, peopleLeft: 0 });
  const undo = async () => {
    const answer = await caller.post(undos, { since: hourAgo() });
    expect(answer.status).toBe(200);
    return answer.json<{ undo: LinkUndo | null }>().undo;
  };
  const made = await undo();
  expect(made).toMatchObject({ people: 30, cases: 27 });

  const answers = await Promise.all(people.map(({ there }) => there.get('/cases')));
  expect(answers.map(({ code }) => code)).toEqual(people.map(() => 'session_required'));
  const archived = await test.database.caseRecord.findMany({
    where: { id: { in: people.map(({ caseId }) => caseId) }, status: 'archived' },
  });
  expect(archived).toHaveLength(27);
  const entries = (await caller.get(`${undos}/${made?.id}/entries?limit=100`)).json<
    ResponseOf<typeof listLinkUndoEntries>
  >().items;
  const left = entries.filter((entry) => entry.case?.outcome === 'worked_on');
  expect(left.map((entry) => entry.case?.id).toSorted()).toEqual([retitled, noted, joined].toSorted());

  expect(await preview()).toMatchObject({ people: 0, cases: 0 });
  expect(await undo()).toBeNull();
  const restored = (await caller.post(`${undos}/${made?.id}/restore`)).json<LinkUndo>();
  expect(restored).toMatchObject({ peopleRestored: 30, casesRestored: 27 });
  expect(await preview()).toMatchObject({ people: 30, cases: 27, casesLeft: 3 });
  expect(await undo()).toMatchObject({ people: 30, cases: 27 });
});

it('can be taken back until 30 days are over by the database’s clock, whatever this machine’s says', async () => {
  const { admin, link } = await buildOpenLink(test);
  const caller = await test.signInAs(admin);
  await register(test, link.token);
  const undos = `/signup-links/${link.id}/undos`;
  const { undo } = (await caller.post(undos, { since: hourAgo() })).json<{ undo: LinkUndo }>();
  const age = (seconds: number) => test.database.$executeRaw`
    UPDATE "LinkUndo" SET "createdAt" = now() - interval '30 days' + make_interval(secs => ${seconds}::int)
    WHERE "id" = ${undo.id}::uuid`;
  const isRestorable = async () =>
    (await caller.get(undos)).json<{ items: LinkUndo[] }>().items[0]?.restorable;

  await age(-1);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 20 * 86_400_000 });
  expect(await isRestorable()).toBe(false);
  expect((await caller.post(`${undos}/${undo.id}/restore`)).code).toBe('signup_link_undo_too_old');
  await age(20);
  expect(await isRestorable()).toBe(true);
  expect((await caller.post(`${undos}/${undo.id}/restore`)).json()).toMatchObject({ peopleRestored: 1 });
});
