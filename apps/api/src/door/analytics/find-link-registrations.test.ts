import type { RegistrationSummary } from '@casedoor/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import {
  askForLink,
  complete,
  invite,
  newAddress,
  buildOpenLink,
  prove,
} from '../../../test/registration-steps.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterEach(() => vi.useRealTimers());
afterAll(() => test.close());

describe('GET /signup-links/{signupLinkId}/registrations', () => {
  it('judges what has expired by the database’s clock', async () => {
    const { admin, link } = await buildOpenLink(test);
    const caller = await test.signInAs(admin);
    const email = newAddress();
    await askForLink(test, link.token, email);
    const hour = 3_600_000;
    await test.database.registration.updateMany({
      where: { email },
      data: { expiresAt: new Date(Date.now() + hour) },
    });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * hour });
    expect((await caller.get(`/signup-links/${link.id}/registrations`)).json()).toMatchObject({
      items: [{ email, state: 'started' }],
    });
  });

  it('shows who signed up through the link, newest first, with their mail, and what has expired', async () => {
    const { admin, link } = await buildOpenLink(test, { autoCreateCase: true });
    const caller = await test.signInAs(admin);
    const [invited, verified, late, done] = [newAddress(), newAddress(), newAddress(), newAddress()];
    await invite(test, caller, link.id, [{ email: invited, firstName: 'Ines' }]);
    await prove(test.anyone, (await askForLink(test, link.token, verified)).token);
    await askForLink(test, link.token, late);
    const { token } = await askForLink(test, link.token, done);
    await prove(test.anyone, token);
    const completion = (await complete(test.anyone, token)).json<{
      membership: { id: string };
      case: { id: string };
    }>();
    await test.database.registration.updateMany({
      where: { email: late },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    await test.database.email.updateMany({
      where: { recipient: invited },
      data: { state: 'failed', lastError: 'no such mailbox' },
    });
    await askForLink(test, (await buildOpenLink(test)).link.token);

    const list = async (query = '') =>
      (await caller.get(`/signup-links/${link.id}/registrations${query}`)).json<{
        items: RegistrationSummary[];
        nextCursor: string | null;
      }>();
    const { items } = await list();
    expect(items).toMatchObject([
      {
        email: done,
        state: 'completed',
        firstName: 'Léa',
        membershipId: completion.membership.id,
        caseId: completion.case.id,
        completedAt: expect.any(String),
        disabledAt: null,
        mail: null,
      },
      { email: late, state: 'expired', membershipId: null, mail: null },
      {
        email: verified,
        state: 'verified',
        verifiedAt: expect.any(String),
        completedAt: null,
        mail: { state: 'queued', error: null },
      },
      {
        email: invited,
        state: 'started',
        origin: 'invitation',
        firstName: 'Ines',
        mail: { state: 'failed', error: 'no such mailbox' },
      },
    ]);
    expect(items).toHaveLength(4);
    const emails = async (state: string) => (await list(`?state=${state}`)).items.map(({ email }) => email);
    expect([
      await emails('started'),
      await emails('verified'),
      await emails('expired'),
      await emails('completed'),
      await emails('withdrawn'),
    ]).toEqual([[invited], [verified], [late], [done], []]);
    await caller.patch(`/users/${completion.membership.id}`, { disabled: true });
    expect((await list('?state=completed')).items).toMatchObject([{ disabledAt: expect.any(String) }]);
    await caller.patch(`/users/${completion.membership.id}`, { disabled: false });
    const first = await list('?limit=3');
    const rest = await list(`?limit=3&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items]).toEqual(items);
    expect(rest.nextCursor).toBeNull();
    expect(
      (await caller.get(`/signup-links/${link.id}/registrations?cursor=------------------------------------`))
        .code,
    ).toBe('request_invalid');
  });
});
