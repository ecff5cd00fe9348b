import { randomUUID } from 'node:crypto';
import {
  buildCase,
  buildCaseType,
  buildMember,
  buildOrganization,
  buildReceipt,
  buildRedemption,
  buildSignupLink,
} from './builders.ts';
import type { Caller, TestApp } from './test-app.ts';

/** The ids of an organization that has one record of each kind that an endpoint takes the id of. */
export type OfficeIds = Awaited<ReturnType<typeof buildOffice>>['ids'];

const hour = 3_600_000;

/**
 * Builds an organization with one record of each kind that an endpoint
 * takes the id of, in a state in which the endpoint succeeds.
 */
export async function buildOffice(test: TestApp) {
  const { database } = test;
  const organization = await buildOrganization(database);
  const organizationId = organization.id;
  const later = new Date(Date.now() + hour);
  const earlier = new Date(Date.now() - hour);

  const admin = await buildMember(database, { organizationId, role: 'admin' });
  const former = await buildMember(database, { organizationId, role: 'manager', disabledAt: earlier });
  const staff = await buildMember(database, { organizationId, role: 'staff' });
  const client = await buildMember(database, { organizationId });
  const invited = await buildMember(database, { organizationId, joinedAt: null });

  const link = await buildSignupLink(database, { organizationId, createdById: admin.id });
  const replaced = await buildSignupLink(database, {
    organizationId,
    createdById: admin.id,
    allowSignup: false,
    replacedAt: earlier,
    replacedById: link.id,
    graceForId: link.id,
    graceEndsAt: later,
  });
  await buildRedemption(database, link, client);
  await buildReceipt(database, await buildRedemption(database, link, admin));
  await database.addressProposal.create({
    data: {
      organizationId,
      membershipId: client.id,
      proposedById: admin.id,
      email: 'moved@example.com',
      emailCanonical: 'moved@example.com',
      expiresAt: later,
    },
  });
  const undo = await database.linkUndo.create({
    data: {
      organizationId,
      signupLinkId: link.id,
      since: earlier,
      until: earlier,
      leaveInvited: false,
      people: 0,
      cases: 0,
      registrations: 0,
      undoneById: admin.id,
    },
  });
  const request = await database.signupRequest.create({
    data: {
      organizationId,
      signupLinkId: link.id,
      email: 'asks@example.com',
      emailCanonical: 'asks@example.com',
    },
  });
  const pending = await database.registration.create({
    data: {
      organizationId,
      signupLinkId: link.id,
      state: 'pending_approval',
      email: `waits-${organization.slug}@example.com`,
      emailCanonical: `waits-${organization.slug}@example.com`,
      firstName: 'Wanda',
      lastName: 'Waits',
      passwordHash: 'hash',
      verifiedAt: earlier,
      submittedAt: earlier,
      consentedAt: earlier,
      completionKeyHash: Buffer.from('key'),
      completionRequestHash: Buffer.from('request'),
      completionAnswer: {},
      expiresAt: later,
    },
  });
  const batch = await database.invitationBatch.create({
    data: { organizationId, signupLinkId: link.id, createdById: admin.id },
  });
  const invitation = await database.invitation.create({
    data: {
      organizationId,
      signupLinkId: link.id,
      batchId: batch.id,
      email: 'invited@example.com',
      emailCanonical: 'invited@example.com',
    },
  });

  const caseType = await buildCaseType(database, organizationId, 'Consultation');
  const caseRole = await database.customCaseRole.create({ data: { organizationId, name: 'Reader' } });
  const held = await buildCase(database, {
    organizationId,
    status: 'on_hold',
    appointmentAt: later,
    with: [{ membership: client, caseRole: 'client' }],
  });
  await database.caseHold.create({ data: { organizationId, caseId: held.id, membershipId: client.id } });
  const party = await database.party.create({
    data: { organizationId, name: 'Jane Roe', nameKey: 'jane roe', addedById: admin.id },
  });
  // The member who started it may not import any more: it can be resumed.
  const stopped = await database.import.create({
    data: {
      organizationId,
      kind: 'parties',
      startedById: former.id,
      rows: { create: [{ number: 1, line: 2, label: 'Max Roe', cells: { name: 'Max Roe' } }] },
    },
  });
  const passkeys = await Promise.all(
    ['Phone', 'Key'].map((name) =>
      database.passkey.create({
        data: {
          userId: admin.userId,
          name,
          publicKey: 'key',
          credentialID: randomUUID(),
          counter: 0,
          deviceType: 'multiDevice',
          backedUp: true,
        },
      }),
    ),
  );

  const caller: Caller = await test.signInAs(admin);
  await test.signInAs(admin);
  const devices = await database.session.findMany({
    where: { userId: admin.userId },
    orderBy: { id: 'desc' },
  });
  return {
    caller,
    organizationId,
    adminUserId: admin.userId,
    ids: {
      activeMembershipId: admin.id,
      adminId: admin.id,
      staffId: staff.id,
      clientId: client.id,
      invitedId: invited.id,
      signupLinkId: link.id,
      replacedLinkId: replaced.id,
      undoId: undo.id,
      signupRequestId: request.id,
      registrationId: pending.id,
      invitationBatchId: batch.id,
      invitationId: invitation.id,
      caseTypeId: caseType.id,
      customCaseRoleId: caseRole.id,
      caseId: held.id,
      partyId: party.id,
      importId: stopped.id,
      passkeyId: passkeys[0]?.id ?? '',
      deviceId: devices[0]?.id ?? '',
    },
  };
}
