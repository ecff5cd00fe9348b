import {
  initialSettings,
  settingNames,
  type Arrival,
  type SettingName,
  type SignupLink,
} from '@casedoor/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildCaseType, buildMember, buildOrganization } from '../../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';
import { complete, readyToComplete } from '../../../test/registration-steps.ts';

let test: TestApp;
let caller: Caller;
/** A value of each setting that differs from the initial one; together they suit a link that gives staff rights. */
let values: Record<SettingName, unknown>;

beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

beforeEach(async () => {
  const { id: organizationId } = await buildOrganization(test.database);
  caller = await test.signInAs(await buildMember(test.database, { organizationId, role: 'admin' }));
  await buildCaseType(test.database, organizationId, 'Divorce');
  const [ada, bo] = [
    await buildMember(test.database, { organizationId, role: 'staff', firstName: 'Ada', lastName: 'Roy' }),
    await buildMember(test.database, { organizationId, role: 'staff', firstName: 'Bo', lastName: 'Li' }),
  ];
  const role = { name: 'Paralegal', mayView: true, mayChange: true, mayManageParticipants: false };
  const roles = (await caller.post('/case-roles', role)).json<{ items: { id: string }[] }>();
  values = {
    title: 'Fair',
    allowSignup: true,
    autoCreateCase: true,
    caseRole: 'staff',
    customCaseRoleId: roles.items[0]?.id,
    caseTitlePattern: 'Fair: {lastName}',
    caseType: 'Divorce',
    caseStaffIds: [ada.id, bo.id],
    caseStaffAssignment: 'in_turn',
    caseNote: 'Call back.',
    joinsAs: 'staff',
    useLimit: 9,
    dailyLimit: 4,
    opensAt: '2026-01-01T08:00:00.000Z',
    expiresAt: new Date(Date.now() + 6 * 86_400_000).toISOString(),
    allowedEmailDomains: ['example.com'],
    throwawayEmails: 'refuse',
    requiresApproval: true,
    startsPerHour: 2000,
    startsPerNetwork: 300,
    alarmStarts: 100,
    alarmRefusals: 20,
    alarmUnverified: null,
    locale: 'fr',
    welcomeText: 'Bienvenue.',
    inviterName: 'Maître Durand',
    nextStepsEn: 'We call you.',
    nextStepsFr: 'Nous vous appelons.',
    notifyAdministrators: 'none',
    discreet: true,
    frameOrigins: ['https://www.durand.example'],
  };
});

async function create(settings: object): Promise<SignupLink> {
  const answer = await caller.post('/signup-links', settings);
  expect(answer.code).toBeNull();
  return answer.json<SignupLink>();
}

function settingsIn(link: SignupLink) {
  return Object.fromEntries(settingNames.map((name) => [name, link[name]]));
}

describe('every setting of a link', () => {
  it('has its initial value in a new link', async () => {
    expect(settingsIn(await create({ title: 'Fair' }))).toEqual({ ...initialSettings, title: 'Fair' });
  });

  it('is created and read', async () => {
    const { id } = await create(values);
    const link = (await caller.get(`/signup-links/${id}`)).json<SignupLink>();
    expect(settingsIn(link)).toEqual(values);
  });

  it.each(settingNames)('is changed, and recorded: %s', async (name) => {
    const { id } = await create({ title: 'Website' });
    const { expiresAt, useLimit, allowedEmailDomains } = values;
    const answer = await caller.patch(`/signup-links/${id}`, {
      version: 1,
      // What a link that gives staff rights needs.
      expiresAt,
      useLimit,
      allowedEmailDomains,
      [name]: values[name],
    });
    expect(values[name]).not.toEqual(initialSettings[name]);
    expect(answer.json()).toMatchObject({ version: 2, [name]: values[name] });
    const event = await test.database.auditEvent.findFirstOrThrow({
      where: { subjectId: id, action: 'signup_link.changed' },
    });
    expect(event.details).toHaveProperty(name === 'customCaseRoleId' ? 'customCaseRole' : name);
  });

  it('is copied by replace', async () => {
    const { id } = await create(values);
    const successor = (await caller.post(`/signup-links/${id}/replace`, { version: 1 })).json<SignupLink>();
    expect(settingsIn(successor)).toEqual(values);
  });

  it('is copied by duplicate, switched off', async () => {
    const { id } = await create(values);
    const copy = (
      await caller.post(`/signup-links/${id}/duplicate`, { title: 'Second fair' })
    ).json<SignupLink>();
    expect(settingsIn(copy)).toEqual({ ...values, title: 'Second fair', allowSignup: false });
  });

  it('is kept in the snapshot of a redemption, people and roles by name', async () => {
    const { id, version, url } = await create(values);
    const { token } = await readyToComplete(test, url?.split('/').at(-1) ?? '');
    const { registrationId } = (await complete(test.anyone, token)).json<{ registrationId: string }>();
    const approved = await caller.post(`/registrations/${registrationId}/approve`, {
      signupLinkVersion: version,
    });
    expect(approved.code).toBeNull();
    await test.database.signupLink.updateMany({
      where: { id },
      data: { title: 'Renamed', frameOrigins: [], alarmStarts: null, dailyLimit: null },
    });
    const { membershipId } = await test.database.registration.findFirstOrThrow({
      where: { id: registrationId },
    });
    const { items } = (await caller.get(`/users/${membershipId}/arrivals`)).json<{ items: Arrival[] }>();
    const { customCaseRoleId: _role, caseStaffIds: _staff, ...same } = values;
    expect(items[0]?.settings).toEqual({
      ...same,
      customCaseRole: 'Paralegal',
      caseStaff: ['Ada Roy', 'Bo Li'],
    });
  });
});
