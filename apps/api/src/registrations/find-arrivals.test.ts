import type { Arrival } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCase, buildMember, buildMemberOfEachRole, buildOrganization } from '../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../test/test-app.ts';
import { complete, newAddress, openDoor, readyToComplete } from '../../test/walk.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const arrivalsOf = async (caller: Caller, membershipId: string) =>
  (await caller.get(`/users/${membershipId}/arrivals`)).json<{ items: Arrival[] }>().items;

/** Somebody who came through a link with a case. */
async function somebody() {
  const door = await openDoor(test, {
    autoCreateCase: true,
    title: 'Website',
    useLimit: 5,
    welcomeText: 'As it was read.',
    notifyAdministrators: 'digest',
  });
  const admin = await test.signInAs(door.admin);
  const { token } = await readyToComplete(test, door.link.token);
  const done = (await complete(test.anyone, token)).json<{
    membership: { id: string };
    case: { id: string };
  }>();
  return { ...door, admin, membershipId: done.membership.id, caseId: done.case.id };
}

describe('GET /users/{membershipId}/arrivals', () => {
  it('tells the link, who made it, its settings then, each step, the mails and the case', async () => {
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
      consent: { locale: 'en' },
      case: { id: caseId },
    });
    expect(arrival?.mails.map(({ message }) => message)).toEqual(['personal_link', 'welcome']);
    const row = await test.database.registration.findUniqueOrThrow({ where: { id: arrival?.id ?? '' } });
    expect([arrival?.startedAt, arrival?.verifiedAt, arrival?.completedAt]).toEqual(
      [row.createdAt, row.verifiedAt, row.completedAt].map((moment) => moment?.toISOString()),
    );
  });

  it('tells who invited or added somebody', async () => {
    const { organizationId, admin: manager, link } = await openDoor(test);
    const admin = await test.signInAs(manager);
    const email = newAddress();
    const added = (
      await admin.post('/users', { email, firstName: 'Ada', lastName: 'Roy', role: 'staff' })
    ).json<{ id: string }>();
    const [direct] = await arrivalsOf(admin, added.id);
    const { firstName, lastName } = await test.database.user.findUniqueOrThrow({
      where: { id: manager.userId },
    });
    expect(direct).toMatchObject({ origin: 'added', signupLink: null, by: `${firstName} ${lastName}` });
    expect(direct?.mails.map(({ message }) => message)).toEqual(['added_user']);
    expect(await test.database.registration.count({ where: { organizationId, signupLinkId: link.id } })).toBe(
      0,
    );
  });

  it('tells who approved somebody, and since when they waited', async () => {
    const { admin: manager, link } = await openDoor(test, { requiresApproval: true });
    const admin = await test.signInAs(manager);
    const { token } = await readyToComplete(test, link.token);
    const { registrationId } = (await complete(test.anyone, token)).json<{ registrationId: string }>();
    const decided = await admin.post(`/registrations/${registrationId}/approve`, {
      signupLinkVersion: link.version,
    });
    expect(decided.code).toBeNull();
    const row = await test.database.registration.findUniqueOrThrow({ where: { id: registrationId } });
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

  it('has nothing of those who were here before, and nothing to change', async () => {
    const { id: organizationId } = await buildOrganization(test.database);
    const people = await buildMemberOfEachRole(test.database, organizationId);
    expect(await arrivalsOf(await test.signInAs(people.manager), people.admin.id)).toEqual([]);
    expect(await test.database.auditEvent.count({ where: { organizationId } })).toBe(0);
  });

  it('keeps another organization’s people unknown, and the story from staff and clients', async () => {
    const { membershipId, organizationId } = await somebody();
    const stranger = await test.signInAs((await openDoor(test)).admin);
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
  it('tells the registration that opened it, and none for a case opened by hand', async () => {
    const { admin, caseId, membershipId, organizationId } = await somebody();
    const answer = (await admin.get(`/cases/${caseId}/arrival`)).json<{ arrival: Arrival }>();
    expect(answer.arrival).toMatchObject({ membershipId, case: { id: caseId } });
    const byHand = await buildCase(test.database, { organizationId });
    expect((await admin.get(`/cases/${byHand.id}/arrival`)).json()).toEqual({ arrival: null });
  });

  it('keeps another organization’s case unknown', async () => {
    const { caseId } = await somebody();
    const stranger = await test.signInAs((await openDoor(test)).admin);
    expect((await stranger.get(`/cases/${caseId}/arrival`)).json()).toMatchObject({ code: 'case_not_found' });
  });
});
