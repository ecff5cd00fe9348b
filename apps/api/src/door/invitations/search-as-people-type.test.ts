import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCase, buildMember } from '../../../test/builders.ts';
import { recordStatements } from '../../../test/statements.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { buildOpenLink, invite, newAddress } from '../../../test/registration-steps.ts';

let test: TestApp;
/** The firm that every search reads; a test that writes opens its own. */
let firm: Awaited<ReturnType<typeof openFirm>>;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
  firm = await openFirm();
});
afterAll(() => test.close());

const name = { firstName: 'Béranger-Léa', lastName: 'D’Arcy' };
const title = 'Béranger-Léa D’Arcy';

/** A firm in which one record of each kind has the name; returns how many each list finds. */
async function openFirm() {
  const { organizationId, admin, link } = await buildOpenLink(test, { title });
  const caller = await test.signInAs(admin);
  const member = await buildMember(test.database, { organizationId, ...name });
  await caller.post('/users', { email: newAddress(), ...name, role: 'client' });
  await buildCase(test.database, { organizationId, title });
  await caller.post('/cases', { title, participants: [] });
  const party = await caller.post('/parties', { name: title });
  await invite(test, caller, link.id, [{ email: newAddress(), ...name }]);
  const count = async (path: string, q: string) => {
    const answer = await caller.get(`${path}${path.includes('?') ? '&' : '?'}q=${encodeURIComponent(q)}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.json<{ items: unknown[] }>().items.length;
  };
  return { caller, count, link, member, partyId: party.json<{ id: string }>().id };
}

describe('every search finds what people mean', () => {
  it.each([
    'beranger',
    'LEA',
    'béranger léa',
    'Beranger-Lea',
    "d'arcy",
    'd’arcy',
    'd arcy',
    'arcy lea',
    "d'arcy, beranger",
    'be\u0301ran',
    '\u200FD’Arcy',
  ])('%j', async (q) => {
    const { count, link } = firm;
    expect(await count('/users', q)).toBe(2);
    expect(await count('/users?sort=name&role=client', q)).toBe(2);
    expect(await count('/cases', q)).toBeGreaterThan(0);
    expect(await count('/signup-links', q)).toBe(1);
    expect(await count(`/signup-links/${link.id}/invitations`, q)).toBe(1);
    expect(await count('/parties', q)).toBe(1);
    expect(await count('/audit-events?subjectType=user', q)).toBeGreaterThan(0);
    expect(await count('/audit-events?subjectType=party', q)).toBe(1);
  });

  it.each(['beranger paul', 'darcy', 'xlea', '%', '_', '—'])('and nothing for %j', async (q) => {
    const { count, link } = firm;
    for (const path of [
      '/users',
      '/cases',
      '/signup-links',
      `/signup-links/${link.id}/invitations`,
      '/parties',
    ])
      expect(await count(path, q), path).toBe(0);
  });
});

it('a search sends no statement more than the list without it', async () => {
  const { caller } = await openFirm();
  // The list of invitations looks among the newest first, so its filters may need a second statement.
  for (const path of ['/users', '/cases', '/signup-links', '/parties']) {
    const count = async (url: string) => (await recordStatements(() => caller.get(url))).sent.length;
    await count(path);
    expect(await count(`${path}?q=beranger`), path).toBe(await count(path));
  }
});
