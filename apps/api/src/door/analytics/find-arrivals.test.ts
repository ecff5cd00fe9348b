import type { Arrival } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCase, buildMember, buildMemberOfEachRole, buildOrganization } from '../../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';
import {
  bearer,
  complete,
  invite,
  newAddress,
  newestToken,
  buildOpenLink,
  prove,
  startAndVerify,
  workThroughImport,
} from '../../../test/registration-steps.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const arrivalsOf = async (caller: Caller, membershipId: string) =>
  (await caller.get(`/users/${membershipId}/arrivals`)).json<{ items: Arrival[] }>().items;

/** A person who signed up through a link with a case. */
async function somebody() {
  const door = await buildOpenLink(test, {
    autoCreateCase: true,
    title: 'Website',
    useLimit: 5,
    welcomeText: 'As it was read.',
    notifyAdministrators: 'digest',
  });
  const admin = await test.signInAs(door.admin);
  const { token } = await startAndVerify(test, door.link.token);
  const done = (await complete(test.anyone, token)).json<{
    membership: { id: string };
    case: { id: string };
  }>();
  return { ...door, admin, membershipId: done.membership.id, caseId: done.case.id };
}

describe('GET /users/{membershipId}/arrivals', () => {
  it('shows the link, who made it, its settings then, each step, the mails and the case', async () => {
    const { admin, link, membershipId, caseId } = await somebody();
    await admin.patch(`/signup-links/${link.id}`, {
      version: link.version,
      title: 'Renamed',
      useLimit: 9,
      welcomeText: 'Since then.',
    });

    const items = await arrivalsOf(admin, membershipId);
    expect(items).toHaveLength(1);
    const [arrival] = items;
    expect(arrival).toMatchObject({
      membershipId,
      origin: 'link',
      signupLink: { id: link.id, title: 'Renamed', createdBy: expect.any(String) },
      by: null,
      use: 1,
      settings: {
        joinsAs: 'client',
        autoCreateCase: true,
        useLimit: 5,
        requiresApproval: false,
        locale: null,
        welcomeText: 'As it was read.',
        notifyAdministrators: 'digest',
      },
      consent: { locale: 'en', newsletter: false },
      case: { id: caseId },
    });
    expect(arrival?.mails.map(({ message }) => message)).toEqual(['personal_link', 'welcome']);
    const row = await test.database.registration.findFirstOrThrow({ where: { id: arrival?.id ?? '' } });
    expect([arrival?.startedAt, arrival?.verifiedAt, arrival?.completedAt]).toEqual(
      [row.createdAt, row.verifiedAt, row.completedAt].map((moment) => moment?.toISOString()),
    );
  });

  it.each([
    ['nothing', {}],
    [
      'what the first release kept',
      {
        version: 3,
        title: 'Website',
        joinsAs: 'client',
        autoCreateCase: true,
        caseRole: 'client',
        caseTitlePattern: '{firstName}',
        caseType: null,
        opensAt: null,
        expiresAt: '2026-12-01T10:00:00+01:00',
        useLimit: 5,
        use: 2,
        allowedEmailDomains: [],
        requiresApproval: false,
        discreet: false,
        locale: null,
      },
    ],
  ])('shows what the snapshot of an earlier use has: %s', async (_, kept: Record<string, unknown>) => {
    const { admin, membershipId } = await somebody();
    await test.database.redemption.updateMany({
      where: { membershipId },
      data: { settings: kept as object },
    });
    const [arrival] = await arrivalsOf(admin, membershipId);
    const { version: _version, use, expiresAt, ...settings } = kept;
    expect(arrival).toMatchObject({ settings, use: use ?? null });
    expect(arrival?.settings?.expiresAt).toBe(expiresAt ? '2026-12-01T09:00:00.000Z' : undefined);
    expect(arrival?.settings).not.toHaveProperty('alarmStarts');
  });

  it('shows who invited or added somebody', async () => {
    const { organizationId, admin: manager, link } = await buildOpenLink(test);
    const admin = await test.signInAs(manager);
    const email = newAddress();
    const added = (
      await admin.post('/users', { email, firstName: 'Ada', lastName: 'Roy', role: 'staff' })
    ).json<{ id: string }>();
    const [direct] = await arrivalsOf(admin, added.id);
    const { firstName, lastName } = await test.database.user.findUniqueOrThrow({
      where: { id: manager.userId },
    });
    expect((await admin.get(`/users/${added.id}/arrivals`)).json()).toMatchObject({
      beginning: { how: 'added', by: `${firstName} ${lastName}` },
    });
    expect(direct).toMatchObject({ origin: 'added', signupLink: null, by: `${firstName} ${lastName}` });
    expect(direct?.mails.map(({ message }) => message)).toEqual(['added_user']);
    expect(await test.database.registration.count({ where: { organizationId, signupLinkId: link.id } })).toBe(
      0,
    );
  });

  it('shows when an invited person was first at the page of the invitation', async () => {
    const { admin: inviter, link } = await buildOpenLink(test);
    const admin = await test.signInAs(inviter);
    const email = newAddress();
    await invite(test, admin, link.id, [{ email }]);
    const token = await newestToken(test, email);
    await test.anyone.post('/public/registration/opened', undefined, bearer(token));
    await prove(test.anyone, token);
    expect((await complete(test.anyone, token)).status).toBe(201);
    const { openedAt, verifiedAt, membershipId } = await test.database.registration.findFirstOrThrow({
      where: { email },
    });
    const [arrival] = await arrivalsOf(admin, membershipId ?? '');
    expect(arrival).toMatchObject({
      origin: 'invitation',
      openedAt: openedAt?.toISOString(),
      verifiedAt: verifiedAt?.toISOString(),
    });
    expect(openedAt).not.toBeNull();
  });

  it('shows who approved somebody, and since when they waited', async () => {
    const { admin: manager, link } = await buildOpenLink(test, { requiresApproval: true });
    const admin = await test.signInAs(manager);
    const { token } = await startAndVerify(test, link.token);
    const { registrationId } = (await complete(test.anyone, token)).json<{ registrationId: string }>();
    const decided = await admin.post(`/registrations/${registrationId}/approve`, {
      signupLinkVersion: link.version,
    });
    expect(decided.code).toBeNull();
    const row = await test.database.registration.findFirstOrThrow({ where: { id: registrationId } });
    const { firstName, lastName } = await test.database.user.findUniqueOrThrow({
      where: { id: manager.userId },
    });
    expect(await arrivalsOf(admin, row.membershipId ?? '')).toMatchObject([
      {
        id: registrationId,
        submittedAt: row.submittedAt?.toISOString(),
        approvedBy: `${firstName} ${lastName}`,
      },
    ]);
  });

  it('shows who was there from the beginning, and changes nothing', async () => {
    const { id: organizationId } = await buildOrganization(test.database);
    const people = await buildMemberOfEachRole(test.database, organizationId);
    const caller = await test.signInAs(people.manager);
    expect((await caller.get(`/users/${people.admin.id}/arrivals`)).json()).toEqual({
      beginning: { how: 'founded', at: people.admin.createdAt.toISOString(), by: null },
      items: [],
    });
    expect(await test.database.auditEvent.count({ where: { organizationId } })).toBe(0);
  });

  it.each([
    ['without a mail', false],
    ['with the mail to set up the account', true],
  ])('shows who imported somebody, %s', async (_, mailNow) => {
    const { id: organizationId } = await buildOrganization(test.database);
    const { admin, manager } = await buildMemberOfEachRole(test.database, organizationId);
    const email = newAddress();
    const rows = [{ line: 2, email, firstName: 'Ana', lastName: 'Neu' }];
    const caller = await test.signInAs(admin);
    const { id: importId } = (await caller.post('/imports', { kind: 'users', mailNow, rows })).json<{
      id: string;
    }>();
    await workThroughImport(test, importId);
    const added = await test.database.membership.findFirstOrThrow({
      where: { organizationId, user: { emailCanonical: email } },
    });
    const answer = (await (await test.signInAs(manager)).get(`/users/${added.id}/arrivals`)).json<{
      beginning: unknown;
      items: Arrival[];
    }>();
    expect(answer.beginning).toEqual({ how: 'imported', at: added.createdAt.toISOString(), by: 'Ada Admin' });
    expect(answer.items.map(({ origin, by, mails }) => [origin, by, mails[0]?.message])).toEqual(
      mailNow ? [['imported', 'Ada Admin', 'added_user']] : [],
    );
  });

  it('keeps another organization’s people unknown, and the story from staff and clients', async () => {
    const { membershipId, organizationId } = await somebody();
    const stranger = await test.signInAs((await buildOpenLink(test)).admin);
    expect((await stranger.get(`/users/${membershipId}/arrivals`)).json()).toMatchObject({
      code: 'user_not_found',
    });
    for (const role of ['staff', 'client'] as const) {
      const caller = await test.signInAs(await buildMember(test.database, { organizationId, role }));
      expect((await caller.get(`/users/${membershipId}/arrivals`)).status).toBe(403);
    }
  });
});

describe('GET /cases/{caseId}/arrival', () => {
  it('shows the registration that opened it, and none for a case opened by hand', async () => {
    const { admin, caseId, membershipId, organizationId } = await somebody();
    const answer = (await admin.get(`/cases/${caseId}/arrival`)).json<{
      openedBy: string | null;
      arrival: Arrival;
    }>();
    expect(answer.arrival).toMatchObject({ membershipId, case: { id: caseId } });
    expect(answer).toMatchObject({ openedBy: null });
    const opener = await buildMember(test.database, {
      organizationId,
      role: 'staff',
      firstName: 'Ada',
      lastName: 'Admin',
    });
    const byHand = await buildCase(test.database, { organizationId, openedById: opener.id });
    expect((await admin.get(`/cases/${byHand.id}/arrival`)).json()).toMatchObject({
      openedBy: 'Ada Admin',
      arrival: null,
    });
  });

  it('keeps another organization’s case unknown', async () => {
    const { caseId } = await somebody();
    const stranger = await test.signInAs((await buildOpenLink(test)).admin);
    expect((await stranger.get(`/cases/${caseId}/arrival`)).json()).toMatchObject({ code: 'case_not_found' });
  });
});
