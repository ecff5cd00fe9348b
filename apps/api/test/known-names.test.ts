import { randomUUID } from 'node:crypto';
import { endpoints } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashToken } from '../src/platform/secrets/token.ts';
import { buildCase, buildMember, buildOrganization, buildRedemption, buildSignupLink } from './builders.ts';
import { invite, newestToken } from './registration-steps.ts';
import { createTestApp, type Caller, type TestApp } from './test-app.ts';

// One person is an administrator of two organizations and has a part in everything that either shows. The first corrected
// the person's name and telephone number. Nothing that it reads may show what the person gave, and nothing that the other
// one reads may show the correction.

const own = ['Ownfirst', 'Ownlast', '06 11 11 11 11'] as const;
const known = ['Knownfirst', 'Knownlast', '06 22 22 22 22'] as const;

/** What reads the person: the whole name, or the telephone number too. The rest of the endpoints shows neither. */
const shows: Record<string, 'name' | 'name and phone'> = {
  exportAuditEvents: 'name',
  exportCases: 'name',
  exportUsers: 'name and phone',
  getCase: 'name',
  getCaseArrival: 'name',
  getDefaultSignupLink: 'name',
  getImport: 'name',
  getOwnCase: 'name',
  getInvitationBatch: 'name',
  getRegistrationForDecision: 'name',
  getSignupLink: 'name',
  getUser: 'name and phone',
  listAuditEvents: 'name',
  listCases: 'name',
  listCaseStaff: 'name',
  listImports: 'name',
  listInvitationBatches: 'name',
  listLinkUndoEntries: 'name',
  listLinkUndos: 'name',
  listSignupLinkRegistrations: 'name',
  listSignupLinks: 'name',
  listSignupRequests: 'name',
  listUserArrivals: 'name',
  listUsers: 'name and phone',
  listWaitingRegistrations: 'name',
  previewLinkUndo: 'name',
};

let test: TestApp;
let offices: { known: Office; own: Office };
type Office = Awaited<ReturnType<typeof buildOfficeAround>>;

beforeAll(async () => {
  test = await createTestApp();
  const [first, second] = [await buildOrganization(test.database), await buildOrganization(test.database)];
  const person = await buildMember(test.database, {
    organizationId: first.id,
    role: 'admin',
    firstName: own[0],
    lastName: own[1],
    phone: own[2],
  });
  const there = await test.database.membership.create({
    data: { organizationId: second.id, userId: person.userId, role: 'admin', joinedAt: new Date() },
  });
  offices = {
    known: await buildOfficeAround({ ...person }),
    own: await buildOfficeAround({ ...there, email: person.email }),
  };
  const answer = await offices.known.reader.patch(`/users/${person.id}`, {
    correctedName: { firstName: known[0], lastName: known[1] },
    correctedPhone: known[2],
  });
  expect(answer.status, answer.text).toBe(200);
});
afterAll(() => test.close());

/** Builds one record of each kind in which the person has a part, and another administrator who reads them. */
async function buildOfficeAround(person: Awaited<ReturnType<typeof buildMember>>) {
  const { database } = test;
  const { organizationId, id: personId } = person;
  const soon = new Date(Date.now() + 3_600_000);
  const now = new Date();
  const reader = await buildMember(database, { organizationId, role: 'admin', addedById: personId });
  const staff = await buildMember(database, { organizationId, role: 'staff' });
  const created = { organizationId, createdById: personId };
  const link = await buildSignupLink(database, { ...created, isDefault: true });
  await database.signupLink.updateMany({ where: { id: link.id }, data: { endedById: personId } });
  const redemption = await buildRedemption(database, link, person);
  await database.registration.updateMany({
    where: { membershipId: personId },
    data: { firstName: own[0], lastName: own[1] },
  });
  await database.redemption.updateMany({ where: { id: redemption.id }, data: { createdAt: now } });
  const opened = await buildCase(database, {
    organizationId,
    openedById: personId,
    status: 'on_hold',
    appointmentAt: soon,
    with: [{ membership: person, caseRole: 'staff' }],
  });
  await database.caseNote.create({
    data: { organizationId, caseId: opened.id, authorId: personId, text: 'A note' },
  });
  const hold = await database.caseHold.create({
    data: { organizationId, caseId: opened.id, membershipId: staff.id },
  });
  const ofHold = { organizationId, holdId: hold.id };
  await database.caseHoldMatch.create({
    data: { ...ofHold, membershipId: personId, sharedFields: ['name'] },
  });
  await database.caseHoldDecision.create({
    data: { ...ofHold, decision: 'kept', note: 'Why', decidedById: personId },
  });
  const address = (name: string) => ({
    email: `${name}-${organizationId}@example.com`,
    emailCanonical: `${name}-${organizationId}@example.com`,
  });
  const pending = await database.registration.create({
    data: {
      ...address('waits'),
      organizationId,
      signupLinkId: link.id,
      state: 'pending_approval',
      firstName: 'Wanda',
      invitedById: personId,
      submittedAt: now,
      completionKeyHash: hashToken(randomUUID()),
      expiresAt: soon,
    },
  });
  const batch = await database.invitationBatch.create({ data: { ...created, signupLinkId: link.id } });
  await database.signupRequest.create({
    data: {
      ...address('asks'),
      organizationId,
      signupLinkId: link.id,
      answeredById: personId,
      answeredAt: now,
    },
  });
  const started = await database.import.create({
    data: { organizationId, kind: 'parties', startedById: personId },
  });
  const undo = await database.linkUndo.create({
    data: {
      organizationId,
      signupLinkId: link.id,
      since: now,
      until: now,
      leaveInvited: false,
      people: 1,
      cases: 0,
      registrations: 0,
      undoneById: personId,
      entries: { create: [{ redemptionId: redemption.id, membershipId: personId }] },
    },
  });
  await database.auditEvent.create({
    data: {
      organizationId,
      action: 'user.added',
      actorMembershipId: personId,
      subjectType: 'user',
      subjectId: personId,
    },
  });
  return {
    organizationId,
    personId,
    person: await test.signInAs(person),
    reader: await test.signInAs(reader),
    staff: await test.signInAs(staff),
    linkToken: link.token,
    ids: {
      signupLinkId: link.id,
      caseId: opened.id,
      membershipId: personId,
      undoId: undo.id,
      registrationId: pending.id,
      invitationBatchId: batch.id,
      importId: started.id,
      token: link.token ?? '',
    } as Record<string, string>,
  };
}

/** The reads of an organization's members, with the office's ids and what the query requires. */
const reads = endpoints.filter(({ method, access }) => method === 'GET' && Array.isArray(access));

function pathOf({ id, path }: (typeof endpoints)[number], { ids }: Office): string {
  const range = `since=${encodeURIComponent(new Date(Date.now() - 3_600_000).toISOString())}&until=${encodeURIComponent(new Date(Date.now() + 3_600_000).toISOString())}&leaveInvited=false`;
  const query =
    id === 'previewLinkUndo' ? `?${range}` : id.endsWith('AuditEvents') ? '?action=user.added' : '';
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? '') + query;
}

/** Staff do not see what the person gave; every other endpoint is read by an administrator. */
const readerOf = (id: string, office: Office): Caller => (id === 'getUser' ? office.staff : office.reader);

async function textOf(endpoint: (typeof endpoints)[number], office: Office): Promise<string> {
  const answer = await readerOf(endpoint.id, office).get(pathOf(endpoint, office));
  expect(answer.status, answer.text).toBe(200);
  return answer.text;
}

describe('who a person is, for each of two organizations', () => {
  it.each(reads.map((endpoint) => [endpoint.id, endpoint] as const))('%s', async (id, endpoint) => {
    for (const [office, seen, unseen] of [
      [offices.known, known, own],
      [offices.own, own, known],
    ] as const) {
      const text = await textOf(endpoint, office);
      for (const part of unseen) expect(text).not.toContain(part);
      const [firstName, lastName, phone] = seen;
      const expected = shows[id];
      for (const part of [firstName, lastName])
        expect(text.includes(part), part).toBe(expected !== undefined);
      expect(text.includes(phone)).toBe(expected === 'name and phone');
    }
  });

  it('the mails that each of them sends in the person’s name', async () => {
    for (const [office, seen, unseen] of [
      [offices.known, known, own],
      [offices.own, own, known],
    ] as const) {
      const address = (name: string) => `${name}-of-${office.organizationId}@example.com`;
      await office.person.post('/users', { email: address('added'), firstName: 'Ann', role: 'client' });
      await test.database.signupLink.updateMany({
        where: { id: office.ids['signupLinkId'] ?? '' },
        data: { endedById: null },
      });
      await invite(test, office.person, office.ids['signupLinkId'] ?? '', [{ email: address('invited') }]);
      for (const name of ['added', 'invited']) {
        await newestToken(test, address(name));
        const { text } = await test.database.email.findFirstOrThrow({ where: { recipient: address(name) } });
        expect(text).toContain(`${seen[0]} ${seen[1]}`);
        expect(text).not.toContain(unseen[0]);
      }
    }
  });
});
