import { endpoints, type Endpoint, type MemberRole } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMember, buildMemberOfEachRole, buildOrganization, buildSignupLink } from './builders.ts';
import { createTestApp, type Caller, type TestApp } from './test-app.ts';

/** Who may call each endpoint, written a second time on purpose: widening the access takes two edits. */
const allowed: Record<string, readonly MemberRole[] | 'signedIn'> = {
  changeSession: 'signedIn',
  getProfile: 'signedIn',
  changeProfile: 'signedIn',
  listReceipts: 'signedIn',
  getReceipt: 'signedIn',
  listOwnCorrections: 'signedIn',
  getSignInMethods: 'signedIn',
  changePassword: 'signedIn',
  getOwnPasskeyOptions: 'signedIn',
  addPasskey: 'signedIn',
  renamePasskey: 'signedIn',
  removePasskey: 'signedIn',
  endDevice: 'signedIn',
  endOtherDevices: 'signedIn',
  getOwnAddress: 'signedIn',
  getAddressProofOptions: 'signedIn',
  requestAddressChange: 'signedIn',
  confirmAddressChange: 'signedIn',
  confirmAddressByCode: 'signedIn',
  cancelAddressChange: 'signedIn',
  getAddressProposal: ['admin', 'manager'],
  proposeAddress: ['admin', 'manager'],
  withdrawAddressProposal: ['admin', 'manager'],
  getOrganization: ['admin', 'manager', 'staff', 'client'],
  changeOrganization: ['admin', 'manager'],
  listSignupLinks: ['admin', 'manager'],
  createSignupLink: ['admin', 'manager'],
  getDefaultSignupLink: ['admin', 'manager'],
  getSignupLink: ['admin', 'manager'],
  previewSignupLink: ['admin', 'manager'],
  rehearseSignupLink: ['admin', 'manager'],
  changeSignupLink: ['admin', 'manager'],
  replaceSignupLink: ['admin', 'manager'],
  revokeSignupLink: ['admin', 'manager'],
  duplicateSignupLink: ['admin', 'manager'],
  listCaseStaff: ['admin', 'manager'],
  listFormerUrls: ['admin', 'manager'],
  endSignupLinkGrace: ['admin', 'manager'],
  previewLinkUndo: ['admin', 'manager'],
  undoSignupLink: ['admin', 'manager'],
  listLinkUndos: ['admin', 'manager'],
  listLinkUndoEntries: ['admin', 'manager'],
  restoreLinkUndo: ['admin', 'manager'],
  getSignupLinkFunnel: ['admin', 'manager'],
  listSignupRequests: ['admin', 'manager'],
  inviteSignupRequest: ['admin', 'manager'],
  dismissSignupRequest: ['admin', 'manager'],
  listWaitingRegistrations: ['admin', 'manager'],
  getRegistrationForDecision: ['admin', 'manager'],
  approveRegistration: ['admin', 'manager'],
  rejectRegistration: ['admin', 'manager'],
  listSignupLinkRegistrations: ['admin', 'manager'],
  previewInvitations: ['admin', 'manager'],
  sendInvitations: ['admin', 'manager'],
  listInvitationBatches: ['admin', 'manager'],
  getInvitationBatch: ['admin', 'manager'],
  cancelInvitationBatch: ['admin', 'manager'],
  resumeInvitationBatch: ['admin', 'manager'],
  exportInvitations: ['admin', 'manager'],
  listInvitations: ['admin', 'manager'],
  resendInvitations: ['admin', 'manager'],
  revokeInvitations: ['admin', 'manager'],
  listUsers: ['admin', 'manager', 'staff'],
  exportUsers: ['admin', 'manager'],
  listUserArrivals: ['admin', 'manager'],
  createUser: ['admin', 'manager'],
  getUser: ['admin', 'manager', 'staff'],
  changeUser: ['admin', 'manager'],
  resendUserInvitation: ['admin', 'manager'],
  listCases: ['admin', 'manager', 'staff', 'client'],
  exportCases: ['admin', 'manager'],
  getCaseArrival: ['admin', 'manager'],
  openCase: ['admin', 'manager', 'staff'],
  getCase: ['admin', 'manager', 'staff', 'client'],
  listOwnCases: ['admin', 'manager', 'staff', 'client'],
  getOwnCase: ['admin', 'manager', 'staff', 'client'],
  getAppointmentEntry: ['admin', 'manager', 'staff', 'client'],
  getHomeScreen: ['admin', 'manager', 'staff', 'client'],
  changeCase: ['admin', 'manager', 'staff', 'client'],
  addCaseParticipant: ['admin', 'manager', 'staff', 'client'],
  removeCaseParticipant: ['admin', 'manager', 'staff', 'client'],
  addCaseNote: ['admin', 'manager', 'staff', 'client'],
  listCaseTypes: ['admin', 'manager', 'staff', 'client'],
  createCaseType: ['admin', 'manager'],
  changeCaseType: ['admin', 'manager'],
  listCaseRoles: ['admin', 'manager', 'staff'],
  createCaseRole: ['admin', 'manager'],
  changeCaseRole: ['admin', 'manager'],
  removeCaseRole: ['admin', 'manager'],
  decideCaseHold: ['admin', 'manager'],
  previewImport: ['admin', 'manager'],
  startImport: ['admin', 'manager'],
  resumeImport: ['admin', 'manager'],
  listImports: ['admin', 'manager'],
  getImport: ['admin', 'manager'],
  exportImport: ['admin', 'manager'],
  listParties: ['admin', 'manager'],
  exportParties: ['admin', 'manager'],
  createParty: ['admin', 'manager'],
  changeParty: ['admin', 'manager'],
  listAuditEvents: ['admin', 'manager'],
  exportAuditEvents: ['admin'],
};

const closed = endpoints.filter(({ access }) => access === 'signedIn' || Array.isArray(access));
const roles = ['admin', 'manager', 'staff', 'client'] as const;

let test: TestApp;
let callers: Record<MemberRole | 'disabled' | 'invited', Caller>;
beforeAll(async () => {
  test = await createTestApp();
  const { id: organizationId } = await buildOrganization(test.database);
  await buildSignupLink(test.database, { organizationId, isDefault: true });
  const people = await buildMemberOfEachRole(test.database, organizationId);
  callers = {
    admin: await test.signInAs(people.admin),
    manager: await test.signInAs(people.manager),
    staff: await test.signInAs(people.staff),
    client: await test.signInAs(people.client),
    disabled: await test.signInAs(
      await buildMember(test.database, { organizationId, role: 'admin', disabledAt: new Date() }),
    ),
    invited: await test.signInAs(
      await buildMember(test.database, { organizationId, role: 'admin', joinedAt: null }),
    ),
  };
});
afterAll(() => test.close());

/** Calls an endpoint with unknown ids and an empty body: enough to see whether the caller is admitted. */
function knock(caller: Caller, { method, path }: Endpoint) {
  const url = path.replaceAll(/\{\w+\}/g, '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11');
  if (method === 'GET') return caller.get(url);
  if (method === 'DELETE') return caller.delete(url);
  return method === 'POST' ? caller.post(url, {}) : caller.patch(url, {});
}

describe('access', () => {
  it('is written down for every endpoint that is not for everyone', () => {
    expect(closed.map(({ id }) => id).toSorted()).toEqual(Object.keys(allowed).toSorted());
  });

  it.each(closed.map((endpoint) => [endpoint.id, endpoint] as const))('to %s', async (id, endpoint) => {
    const expected = allowed[id];
    expect(await knock(test.anyone, endpoint)).toMatchObject({ status: 401, code: 'session_required' });
    for (const role of roles) {
      const { status, code } = await knock(callers[role], endpoint);
      const admitted = expected === 'signedIn' || expected?.includes(role);
      if (admitted) expect([role, code]).not.toEqual([role, 'membership_role_insufficient']);
      else
        expect({ role, status, code }).toEqual({ role, status: 403, code: 'membership_role_insufficient' });
      expect(status).not.toBe(401);
      expect(status).toBeLessThan(500);
    }
    if (expected === 'signedIn') return;
    expect(await knock(callers.invited, endpoint)).toMatchObject({
      status: 403,
      code: 'membership_required',
    });
    // Whoever is disabled everywhere has no session any more.
    expect(await knock(callers.disabled, endpoint)).toMatchObject({ status: 401, code: 'session_required' });
  });
});
