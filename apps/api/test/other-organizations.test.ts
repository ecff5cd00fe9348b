import { endpoints, type Endpoint } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { databaseText } from './database-hash.ts';
import { buildOffice, type OfficeIds } from './office.ts';
import { createTestApp, type Answer, type Caller, type TestApp } from './test-app.ts';

/** Parameters and body of a call. */
interface Request {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: object;
}

// Every endpoint that takes an id must be here, or the first test
// fails. With the caller's own ids each of these succeeds.
const requests: Record<string, (ids: OfficeIds) => Request> = {
  changeSession: ({ activeMembershipId }) => ({ body: { activeMembershipId } }),
  endDevice: ({ deviceId }) => ({ params: { deviceId } }),
  getReceipt: ({ activeMembershipId: membershipId }) => ({ params: { membershipId } }),
  removePasskey: ({ passkeyId }) => ({ params: { passkeyId } }),
  renamePasskey: ({ passkeyId }) => ({ params: { passkeyId }, body: { name: 'Laptop' } }),
  changeSignupLink: ({ signupLinkId, customCaseRoleId, staffId }) => ({
    params: { signupLinkId },
    body: { version: 1, customCaseRoleId, caseStaffIds: [staffId] },
  }),
  createSignupLink: ({ customCaseRoleId, staffId }) => ({
    body: { title: 'Poster', customCaseRoleId, caseStaffIds: [staffId] },
  }),
  duplicateSignupLink: ({ signupLinkId }) => ({ params: { signupLinkId }, body: { title: 'Copy' } }),
  getSignupLink: ({ signupLinkId }) => ({ params: { signupLinkId } }),
  listCaseStaff: ({ signupLinkId }) => ({ params: { signupLinkId } }),
  listSignupLinkRegistrations: ({ signupLinkId }) => ({ params: { signupLinkId } }),
  replaceSignupLink: ({ signupLinkId }) => ({ params: { signupLinkId }, body: { version: 1 } }),
  revokeSignupLink: ({ signupLinkId }) => ({ params: { signupLinkId }, body: { version: 1 } }),
  cancelInvitationBatch: ({ invitationBatchId }) => ({ params: { invitationBatchId } }),
  exportInvitations: ({ signupLinkId, invitationBatchId: batchId }) => ({
    params: { signupLinkId },
    query: { batchId },
  }),
  getInvitationBatch: ({ invitationBatchId }) => ({ params: { invitationBatchId } }),
  listInvitationBatches: ({ signupLinkId }) => ({ params: { signupLinkId } }),
  listInvitations: ({ signupLinkId, invitationBatchId: batchId }) => ({
    params: { signupLinkId },
    query: { batchId },
  }),
  previewInvitations: ({ signupLinkId }) => ({
    params: { signupLinkId },
    body: { recipients: [{ email: 'lea@example.com' }] },
  }),
  resendInvitations: ({ signupLinkId, invitationId }) => ({
    params: { signupLinkId },
    body: { invitationIds: [invitationId] },
  }),
  resumeInvitationBatch: ({ invitationBatchId }) => ({ params: { invitationBatchId } }),
  revokeInvitations: ({ signupLinkId, invitationId }) => ({
    params: { signupLinkId },
    body: { invitationIds: [invitationId] },
  }),
  sendInvitations: ({ signupLinkId }) => ({
    params: { signupLinkId },
    body: { recipients: [{ email: 'lea@example.com' }] },
  }),
  endSignupLinkGrace: ({ replacedLinkId: signupLinkId }) => ({ params: { signupLinkId }, body: {} }),
  listFormerUrls: ({ signupLinkId }) => ({ params: { signupLinkId } }),
  previewSignupLink: ({ signupLinkId }) => ({ params: { signupLinkId } }),
  rehearseSignupLink: ({ signupLinkId }) => ({ params: { signupLinkId }, body: { locale: 'en' } }),
  listLinkUndoEntries: ({ signupLinkId, undoId }) => ({ params: { signupLinkId, undoId } }),
  listLinkUndos: ({ signupLinkId }) => ({ params: { signupLinkId } }),
  previewLinkUndo: ({ signupLinkId }) => ({
    params: { signupLinkId },
    query: { since: '2026-01-01T00:00:00Z' },
  }),
  restoreLinkUndo: ({ signupLinkId, undoId }) => ({ params: { signupLinkId, undoId } }),
  undoSignupLink: ({ signupLinkId }) => ({
    params: { signupLinkId },
    body: { since: '2026-01-01T00:00:00Z' },
  }),
  getSignupLinkFunnel: ({ signupLinkId }) => ({ params: { signupLinkId } }),
  dismissSignupRequest: ({ signupRequestId }) => ({ params: { signupRequestId } }),
  inviteSignupRequest: ({ signupRequestId, signupLinkId }) => ({
    params: { signupRequestId },
    body: { signupLinkId },
  }),
  approveRegistration: ({ registrationId }) => ({
    params: { registrationId },
    body: { signupLinkVersion: 1 },
  }),
  getRegistrationForDecision: ({ registrationId }) => ({ params: { registrationId } }),
  rejectRegistration: ({ registrationId }) => ({
    params: { registrationId },
    body: { reason: 'Unknown to us.' },
  }),
  changeUser: ({ clientId: membershipId }) => ({ params: { membershipId }, body: { tagId: 'C-1' } }),
  exportUsers: ({ signupLinkId }) => ({ query: { signupLinkId } }),
  getUser: ({ clientId: membershipId }) => ({ params: { membershipId } }),
  listUsers: ({ signupLinkId }) => ({ query: { signupLinkId } }),
  resendUserInvitation: ({ invitedId: membershipId }) => ({ params: { membershipId } }),
  getAddressProposal: ({ clientId: membershipId }) => ({ params: { membershipId } }),
  proposeAddress: ({ clientId: membershipId }) => ({
    params: { membershipId },
    body: { email: 'lea.roux@example.com' },
  }),
  withdrawAddressProposal: ({ clientId: membershipId }) => ({ params: { membershipId } }),
  addCaseNote: ({ caseId }) => ({ params: { caseId }, body: { text: 'Called back.' } }),
  addCaseParticipant: ({ caseId, staffId: membershipId, customCaseRoleId }) => ({
    params: { caseId },
    body: { membershipId, customCaseRoleId },
  }),
  changeCase: ({ caseId }) => ({ params: { caseId }, body: { version: 1, title: 'Roe' } }),
  decideCaseHold: ({ caseId }) => ({
    params: { caseId },
    body: { decision: 'clear', note: 'Another Jane Roe.' },
  }),
  getCase: ({ caseId }) => ({ params: { caseId } }),
  getOwnCase: ({ caseId }) => ({ params: { caseId } }),
  getAppointmentEntry: ({ caseId }) => ({ params: { caseId } }),
  openCase: ({ clientId: membershipId, customCaseRoleId }) => ({
    body: { title: 'Roe', participants: [{ membershipId, customCaseRoleId }] },
  }),
  removeCaseParticipant: ({ caseId, clientId: membershipId }) => ({ params: { caseId, membershipId } }),
  changeCaseRole: ({ customCaseRoleId }) => ({ params: { customCaseRoleId }, body: { name: 'Observer' } }),
  changeCaseType: ({ caseTypeId }) => ({ params: { caseTypeId }, body: { name: 'Advice' } }),
  removeCaseRole: ({ customCaseRoleId }) => ({ params: { customCaseRoleId } }),
  changeParty: ({ partyId }) => ({ params: { partyId }, body: { version: 1, name: 'Joan Roe' } }),
  exportImport: ({ importId }) => ({ params: { importId } }),
  getImport: ({ importId }) => ({ params: { importId } }),
  resumeImport: ({ importId }) => ({ params: { importId } }),
  getCaseArrival: ({ caseId }) => ({ params: { caseId } }),
  listUserArrivals: ({ clientId: membershipId }) => ({ params: { membershipId } }),
  exportAuditEvents: ({ clientId: subjectId, adminId: by }) => ({ query: { subjectId, by } }),
  listAuditEvents: ({ clientId: subjectId, adminId: by }) => ({ query: { subjectId, by } }),
};

/** The answer to a foreign id, by its place; `success`: the answer to an id without records. */
const refusals: Record<string, string> = {
  'params.signupLinkId': 'signup_link_not_found',
  'params.invitationBatchId': 'invitation_batch_not_found',
  'params.undoId': 'signup_link_undo_not_found',
  // An undo is looked up together with its link.
  'listLinkUndoEntries params.signupLinkId': 'signup_link_undo_not_found',
  'restoreLinkUndo params.signupLinkId': 'signup_link_undo_not_found',
  'params.signupRequestId': 'signup_request_not_found',
  'params.registrationId': 'registration_unknown',
  'params.membershipId': 'user_not_found',
  'getReceipt params.membershipId': 'receipt_not_found',
  'removeCaseParticipant params.membershipId': 'case_participant_not_found',
  'params.caseId': 'case_not_found',
  'params.customCaseRoleId': 'case_role_not_found',
  'params.caseTypeId': 'case_type_not_found',
  'params.partyId': 'party_not_found',
  'params.importId': 'import_not_found',
  'params.deviceId': 'device_not_found',
  'params.passkeyId': 'passkey_not_found',
  'query.batchId': 'success',
  'query.signupLinkId': 'success',
  'query.subjectId': 'success',
  'query.by': 'success',
  'body.activeMembershipId': 'membership_required',
  'body.signupLinkId': 'signup_link_not_found',
  'body.membershipId': 'user_not_found',
  'body.customCaseRoleId': 'request_invalid',
  'body.caseStaffIds.0': 'request_invalid',
  'body.participants.0.membershipId': 'user_not_found',
  'body.participants.0.customCaseRoleId': 'request_invalid',
  // Each invitation has its own result: `not_found`.
  'body.invitationIds.0': 'success',
};

const unknown = '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11';
const withIds = endpoints
  .map((endpoint: Endpoint) => ({ endpoint, places: placesOfIds(endpoint) }))
  .filter(({ places }) => places.length > 0);

/** Finds where an endpoint takes ids: `params.caseId`, `body.invitationIds.0`. */
function placesOfIds(endpoint: Endpoint): string[] {
  const places = new Set<string>();
  const collect = (schema: z.core.$ZodType | undefined, path: string): void => {
    const definition = schema?._zod.def as
      | (Record<string, unknown> & { type: string; format?: string; shape?: object })
      | undefined;
    if (!definition) return;
    if (definition.format === 'uuid' || definition.format === 'guid') places.add(path);
    const inner = (key: string) => definition[key] as z.core.$ZodType | undefined;
    for (const [field, each] of Object.entries(definition.shape ?? {}))
      collect(each as z.core.$ZodType, `${path}.${field}`);
    collect(inner('element'), `${path}.0`);
    for (const each of (definition['options'] as z.core.$ZodType[] | undefined) ?? []) collect(each, path);
    for (const key of ['innerType', 'in', 'out', 'left', 'right']) collect(inner(key), path);
  };
  for (const part of ['params', 'query', 'body'] as const) collect(endpoint[part], part);
  return [...places];
}

let test: TestApp;
let ours: Awaited<ReturnType<typeof buildOffice>>;
let theirs: Awaited<ReturnType<typeof buildOffice>>;
beforeAll(async () => {
  test = await createTestApp();
  ours = await buildOffice(test);
  theirs = await buildOffice(test);
});
afterAll(() => test.close());

function call(
  caller: Caller,
  { method, path }: Endpoint,
  { params = {}, query, body }: Request,
): Promise<Answer> {
  const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const withQuery = query ? `${url}?${new URLSearchParams(query).toString()}` : url;
  if (method === 'GET') return caller.get(withQuery);
  if (method === 'DELETE') return caller.delete(withQuery);
  return method === 'POST' ? caller.post(withQuery, body) : caller.patch(withQuery, body);
}

function read(request: Request, place: string): unknown {
  return place
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], request);
}

/** Replaces the ids in these places of a request. */
function put(request: Request, places: readonly string[], idAt: (place: string) => string): Request {
  const changed = structuredClone(request);
  for (const place of places) {
    const keys = place.split('.');
    const last = keys.pop() ?? '';
    (read(changed, keys.join('.')) as Record<string, string>)[last] = idAt(place);
  }
  return changed;
}

/** All rows of the database without those of our own organization, which calls may change. */
async function rowsOfOthers(): Promise<string[]> {
  const text = await databaseText(test.database);
  return text
    .split('\n')
    .filter((row) => !row.includes(ours.organizationId) && !row.includes(ours.adminUserId));
}

/**
 * Calls while another transaction holds all rows of the other organization: a call that locks one waits for it, until its
 * own transaction times out.
 */
async function whileTheirsAreLocked(work: () => Promise<void>): Promise<void> {
  const tables = await test.database.$queryRaw<{ name: string }[]>`
    SELECT table_name::text AS "name" FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'organizationId'`;
  await test.database.$transaction(
    async (transaction) => {
      for (const { name } of tables)
        await transaction.$executeRawUnsafe(
          `SELECT FROM "${name}" WHERE "organizationId" = $1::uuid FOR UPDATE`,
          theirs.organizationId,
        );
      await work();
    },
    { timeout: 240_000 },
  );
}

/** An answer without the parts that differ between calls. */
function comparable({ status, text }: Answer, ids: readonly string[]): unknown {
  const plain = ids.reduce((rest, id) => rest.replaceAll(id, 'id'), text);
  return { status, text: plain.replace(/"requestId":"[^"]*"/, '"requestId":""') };
}

describe('an id of another organization', () => {
  it('is in the table for every endpoint and every place that takes one', () => {
    const known = withIds.flatMap(({ endpoint: { id }, places }) =>
      places
        .filter((place) => {
          const request = requests[id]?.(ours.ids);
          return (
            request && read(request, place) !== undefined && (refusals[`${id} ${place}`] ?? refusals[place])
          );
        })
        .map((place) => `${id} ${place}`),
    );
    expect(known).toEqual(
      withIds.flatMap(({ endpoint: { id }, places }) => places.map((place) => `${id} ${place}`)),
    );
    expect(Object.keys(requests).toSorted()).toEqual(withIds.map(({ endpoint }) => endpoint.id).toSorted());
  });

  it.each(withIds.map((each) => [each.endpoint.id, each] as const))(
    '%s',
    async (id, { endpoint, places }) => {
      const own = requests[id]?.(ours.ids) ?? {};
      const foreign = requests[id]?.(theirs.ids) ?? {};
      const idAt = (place: string) => String(read(foreign, place));
      const before = await rowsOfOthers();
      const jobs = test.jobs.length;

      const tries = places.length > 1 ? [...places.map((place) => [place]), places] : [places];
      await whileTheirsAreLocked(async () => {
        for (const chosen of tries) {
          const answer = await call(ours.caller, endpoint, put(own, chosen, idAt));
          const toUnknown = await call(
            ours.caller,
            endpoint,
            put(own, chosen, () => unknown),
          );
          expect(comparable(answer, chosen.map(idAt))).toEqual(comparable(toUnknown, [unknown]));
          const refusal = chosen.map((place) => refusals[`${id} ${place}`] ?? refusals[place]);
          const outcome = answer.status === endpoint.status ? 'success' : answer.code;
          expect({ chosen, outcome, refusal }).toEqual({
            chosen,
            outcome,
            refusal: expect.arrayContaining([outcome]),
          });
        }
      });
      expect(await rowsOfOthers()).toEqual(before);
      expect(test.jobs).toHaveLength(jobs);
    },
  );
});

describe('the same request', () => {
  // Without this, a request that is refused for another reason would prove nothing above.
  it.each(withIds.map(({ endpoint }) => [endpoint.id, endpoint] as const))(
    '%s succeeds for its own',
    async (id, endpoint) => {
      const office = endpoint.method === 'GET' ? theirs : await buildOffice(test);
      const answer = await call(office.caller, endpoint, requests[id]?.(office.ids) ?? {});
      expect([answer.status, answer.code]).toEqual([endpoint.status, null]);
    },
  );
});
