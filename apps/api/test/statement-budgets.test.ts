import { endpoints, type Endpoint } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSignupLink } from './builders.ts';
import { buildOffice } from './office.ts';
import {
  askForLink,
  bearer,
  buildOpenLink,
  complete,
  fromSomewhere,
  newAddress,
  readyToComplete,
} from './registration-steps.ts';
import { recordStatements } from './statements.ts';
import { createTestApp, type TestApp } from './test-app.ts';

/**
 * How many statements PostgreSQL receives for one request, BEGIN and COMMIT not counted. The first of a signed-in request
 * learns who calls; the others are the endpoint's own. A number that rises is a decision: say why in its commit.
 */
const budgets: Record<string, number> = {
  getSession: 1,
  getProfile: 2,
  getSignInMethods: 2,
  getOwnAddress: 3,
  getAddressProposal: 4,
  getOrganization: 2,
  listSignupLinks: 3,
  listCaseStaff: 3,
  getDefaultSignupLink: 3,
  getSignupLink: 3,
  listSignupLinkRegistrations: 6,
  listInvitationBatches: 4,
  getInvitationBatch: 3,
  listInvitations: 3,
  exportInvitations: 5,
  listFormerUrls: 3,
  previewSignupLink: 2,
  previewLinkUndo: 6,
  listLinkUndos: 4,
  listLinkUndoEntries: 3,
  getSignupLinkFunnel: 3,
  listSignupRequests: 3,
  listWaitingRegistrations: 5,
  getRegistrationForDecision: 5,
  listReceipts: 2,
  getReceipt: 2,
  listOwnCorrections: 2,
  listUsers: 2,
  exportUsers: 3,
  getUser: 5,
  listCases: 2,
  exportCases: 3,
  getCase: 7,
  listOwnCases: 4,
  getOwnCase: 6,
  getAppointmentEntry: 6,
  getHomeScreen: 4,
  listCaseTypes: 2,
  listCaseRoles: 2,
  listParties: 2,
  exportParties: 3,
  listImports: 3,
  getImport: 3,
  exportImport: 5,
  listUserArrivals: 5,
  getCaseArrival: 2,
  listAuditEvents: 7,
  exportAuditEvents: 8,
  'read the link': 1,
  start: 5,
  'read the registration': 3,
  verify: 9,
  'complete with a password and a case': 10,
};

let test: TestApp;
let office: Awaited<ReturnType<typeof buildOffice>>;
beforeAll(async () => {
  test = await createTestApp();
  office = await buildOffice(test);
  const { organizationId, ids } = office;
  await buildSignupLink(test.database, { organizationId, createdById: ids.adminId, isDefault: true });
});
afterAll(() => test.close());

/** Brackets of a transaction, and what the pool sends once for each new connection. */
const isOverhead = (sql: string) =>
  /^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/i.test(sql.trim()) || sql.includes('FROM pg_settings');
const counted = async <T>(work: () => Promise<T>) => {
  const { answer, sent } = await recordStatements(work);
  return { answer, statements: sent.filter((sql) => !isOverhead(sql)) };
};

const signedInReads = endpoints.filter(
  ({ id, method, access }) =>
    method === 'GET' && (id === 'getSession' || access === 'signedIn' || Array.isArray(access)),
);

function pathOf({ id, path }: Endpoint): string {
  const ids: Record<string, string> = {
    ...office.ids,
    membershipId: id === 'getReceipt' ? office.ids.activeMembershipId : office.ids.clientId,
  };
  const query = id === 'previewLinkUndo' ? '?since=2026-01-01T00:00:00Z' : '';
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? '') + query;
}

describe('the statements of a signed-in read', () => {
  it.each(signedInReads.map((endpoint) => [endpoint.id, endpoint] as const))('%s', async (id, endpoint) => {
    const { answer, statements } = await counted(() => office.caller.get(pathOf(endpoint)));
    expect(answer.status, answer.text).toBe(200);
    expect(statements.length, statements.join('\n\n')).toBe(budgets[id]);
  });
});

describe('the statements of a registration', () => {
  const steps = {
    'read the link': async (token: string | null) => {
      const { answer, statements } = await counted(() => test.anyone.get(`/public/signup-links/${token}`));
      return { status: answer.status, expected: 200, statements };
    },
    start: async (token: string | null) => {
      const body = { email: newAddress(), locale: 'en' };
      const { answer, statements } = await counted(() =>
        test.anyone.post(`/public/signup-links/${token}/registrations`, body, fromSomewhere()),
      );
      return { status: answer.status, expected: 202, statements };
    },
    'read the registration': async (token: string | null) => {
      const asked = await askForLink(test, token);
      const { answer, statements } = await counted(() =>
        test.anyone.get('/public/registration', bearer(asked.token)),
      );
      return { status: answer.status, expected: 200, statements };
    },
    verify: async (token: string | null) => {
      const asked = await askForLink(test, token);
      const { answer, statements } = await counted(() =>
        test.anyone.post('/public/registration/verify', undefined, bearer(asked.token)),
      );
      return { status: answer.status, expected: 200, statements };
    },
    'complete with a password and a case': async (token: string | null) => {
      const ready = await readyToComplete(test, token);
      const { answer, statements } = await counted(() => complete(test.anyone, ready.token));
      return { status: answer.status, expected: 201, statements };
    },
  };

  it.each(Object.entries(steps))('%s', async (name, step) => {
    const { link } = await buildOpenLink(test, { autoCreateCase: true, caseRole: 'client' });
    const { status, expected, statements } = await step(link.token);
    expect(status).toBe(expected);
    expect(statements.length, statements.join('\n\n')).toBe(budgets[name]);
  });
});

it('every budget is of an endpoint or a step', () => {
  const named = new Set([
    ...signedInReads.map(({ id }) => id),
    'read the link',
    'start',
    'read the registration',
    'verify',
    'complete with a password and a case',
  ]);
  expect(Object.keys(budgets).filter((name) => !named.has(name))).toEqual([]);
  expect(signedInReads.length).toBeGreaterThan(30);
});
