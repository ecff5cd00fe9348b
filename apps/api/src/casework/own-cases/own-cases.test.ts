import type { getOwnCase, listOwnCases, ResponseOf } from '@casedoor/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  buildCase,
  buildMember,
  buildMemberOfEachRole,
  buildOrganization,
  buildRedemption,
  buildSignupLink,
} from '../../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';

type Letter = ResponseOf<typeof getOwnCase>;
type List = ResponseOf<typeof listOwnCases>;

const appointmentAt = new Date('2026-12-24T08:30:00.000Z');

let test: TestApp;
let organizationId: string;
let people: Awaited<ReturnType<typeof buildMemberOfEachRole>>;
let client: Caller;
let staff: Caller;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());
beforeEach(async () => {
  organizationId = (
    await buildOrganization(test.database, {
      name: 'Cabinet Durand',
      contactEmail: 'office@durand.example',
      contactPhone: '+33 1 42 60 00 00',
      accentColour: '#1f5f5b',
      timeZone: 'Europe/Paris',
    })
  ).id;
  people = await buildMemberOfEachRole(test.database, organizationId);
  [client, staff] = [await test.signInAs(people.client), await test.signInAs(people.staff)];
});

/** A case that a link opened for the client, with what the link said then. */
async function openThroughLink(settings: object, columns: Partial<Parameters<typeof buildCase>[1]> = {}) {
  const link = await buildSignupLink(test.database, {
    organizationId,
    createdById: people.admin.id,
    title: 'Internal campaign',
    nextStepsEn: 'What the link says today.',
  });
  const redemption = await buildRedemption(test.database, link, people.client);
  await test.database.redemption.updateMany({ where: { id: redemption.id }, data: { settings } });
  return buildCase(test.database, {
    organizationId,
    title: 'Martin',
    redemptionId: redemption.id,
    with: [
      { membership: people.client, caseRole: 'client' },
      { membership: people.staff, caseRole: 'staff' },
    ],
    ...columns,
  });
}

describe('GET /own-cases/{caseId}', () => {
  it('reads as a letter: who works on it, and what the link said when it opened the case', async () => {
    const { id, reference } = await openThroughLink({ nextStepsEn: 'We call you.', nextStepsFr: null });
    const answer = await client.get(`/own-cases/${id}`);
    const letter = answer.json<Letter>();
    expect(letter.case).toMatchObject({
      id,
      reference,
      title: 'Martin',
      status: 'open',
      appointmentAt: null,
    });
    expect(letter.people).toEqual([
      { name: expect.stringMatching(/^Clea /) as string, works: false, isReader: true, roleName: null },
      { name: expect.stringMatching(/^Sam /) as string, works: true, isReader: false, roleName: null },
    ]);
    expect(letter.nextSteps).toEqual({ en: 'We call you.', fr: null });
    expect(letter).toMatchObject({
      organization: { name: 'Cabinet Durand', contactPhone: '+33 1 42 60 00 00', timeZone: 'Europe/Paris' },
      reader: { firstName: 'Clea', memberRole: 'client' },
      discreet: false,
      quickExitUrl: null,
      mayChange: false,
    });
    // Nothing of the link, no address but their own and the organization's, nothing of the team's work.
    expect(answer.text).not.toMatch(/Internal campaign|says today|timeline|hold|version/);
    expect(answer.text.match(/[\w.+-]+@[\w.-]+/g)?.toSorted()).toEqual(
      [letter.reader.email, 'office@durand.example'].toSorted(),
    );
  });

  it('shows a case on a hidden conflict hold as open', async () => {
    const { id } = await openThroughLink({}, { status: 'on_hold' });
    const before = await client.get(`/own-cases/${id}`);
    expect(before.json<Letter>().case.status).toBe('on_hold');
    await test.database.caseHold.create({
      data: { organizationId, caseId: id, membershipId: people.client.id },
    });
    expect((await client.get(`/own-cases/${id}`)).json<Letter>().case.status).toBe('open');
    expect((await client.get('/own-cases')).json<List>().items[0]?.status).toBe('open');
  });

  it('is discreet for who came through a discreet link, also once the link is not any more', async () => {
    const { id } = await openThroughLink({ discreet: true });
    expect((await client.get(`/own-cases/${id}`)).json<Letter>()).toMatchObject({
      discreet: true,
      quickExitUrl: 'https://www.wikipedia.org/',
    });
    expect((await staff.get(`/own-cases/${id}`)).json<Letter>().discreet).toBe(false);
  });

  it('says that a custom role may change the case', async () => {
    const role = await test.database.customCaseRole.create({
      data: { organizationId, name: 'Guardian', mayChange: true },
    });
    const { id } = await openThroughLink({});
    await staff.delete(`/cases/${id}/participants/${people.client.id}`);
    await staff.post(`/cases/${id}/participants`, {
      membershipId: people.client.id,
      customCaseRoleId: role.id,
    });
    const letter = (await client.get(`/own-cases/${id}`)).json<Letter>();
    expect(letter.mayChange).toBe(true);
    // Such a role counts as staff, but the person is a client all the same.
    expect(letter.people.find(({ isReader }) => isReader)).toMatchObject({
      roleName: 'Guardian',
      works: false,
    });
  });

  it('is nothing to a client who is not in it, nor to another organization', async () => {
    const { id } = await openThroughLink({ nextStepsEn: 'We call you.' }, { appointmentAt });
    const outsider = await test.signInAs(await buildMember(test.database, { organizationId }));
    const other = await buildOrganization(test.database);
    const stranger = await test.signInAs(
      await buildMember(test.database, { organizationId: other.id, role: 'admin' }),
    );
    for (const caller of [outsider, stranger])
      for (const path of [`/own-cases/${id}`, `/own-cases/${id}/appointment`])
        expect(await caller.get(path)).toMatchObject({ status: 404, code: 'case_not_found' });
    expect((await test.anyone.get(`/own-cases/${id}`)).code).toBe('session_required');
    for (const caller of [outsider, stranger])
      expect((await caller.get('/own-cases')).json<List>().items).toEqual([]);
  });
});

describe('GET /own-cases', () => {
  it('lists the caller’s cases alone, newest first, page by page', async () => {
    const first = await openThroughLink({});
    const second = await buildCase(test.database, {
      organizationId,
      with: [{ membership: people.client, caseRole: 'client' }],
    });
    await buildCase(test.database, { organizationId, title: 'Foreign' });
    const page = (await client.get('/own-cases?limit=1')).json<List>();
    expect(page.items.map(({ id }) => id)).toEqual([second.id]);
    const next = (await client.get(`/own-cases?limit=1&cursor=${page.nextCursor}`)).json<List>();
    expect(next.items.map(({ id }) => id)).toEqual([first.id]);
    expect(next.nextCursor).toBeNull();
  });
});

describe('the appointment of a case', () => {
  it('is set and taken back on the case, recorded, and given as a calendar entry', async () => {
    const { id, reference } = await openThroughLink({});
    expect(await client.get(`/own-cases/${id}/appointment`)).toMatchObject({
      status: 404,
      code: 'case_appointment_missing',
    });
    const set = await staff.patch(`/cases/${id}`, { version: 1, appointmentAt: '2026-12-24T08:30:00Z' });
    expect(set.json()).toMatchObject({ version: 2, appointmentAt: appointmentAt.toISOString() });
    expect((await test.database.caseRecord.findFirstOrThrow({ where: { id } })).appointmentAt).toEqual(
      appointmentAt,
    );
    // The same time, written otherwise: no change.
    const again = await staff.patch(`/cases/${id}`, {
      version: 2,
      appointmentAt: '2026-12-24T08:30:00.000Z',
    });
    expect(again.json()).toMatchObject({ version: 2 });
    const events = await test.database.auditEvent.findMany({ where: { subjectId: id } });
    expect(events.map(({ action, details }) => [action, details])).toEqual([
      ['case.changed', { appointmentAt: { from: null, to: appointmentAt.toISOString() } }],
    ]);

    expect((await client.get(`/own-cases/${id}`)).json<Letter>().case.appointmentAt).toBe(
      appointmentAt.toISOString(),
    );
    const entry = await client.get(`/own-cases/${id}/appointment?locale=fr`);
    expect(entry.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="appointment.ics"',
      'cache-control': 'no-store',
    });
    const text = entry.text.replaceAll('\r\n ', '');
    expect(text).toContain('\r\nDTSTART:20261224T083000Z\r\nSEQUENCE:2\r\n');
    expect(text).toContain('\r\nSUMMARY:Rendez-vous avec Cabinet Durand\r\n');
    expect(text).toContain(`Référence : ${reference}`);
    expect(text).toContain(`/my/cases/${id}`);
    expect((await client.get(`/own-cases/${id}/appointment`)).text).toContain(
      'Appointment with Cabinet Durand',
    );

    await staff.patch(`/cases/${id}`, { version: 2, appointmentAt: null });
    expect((await client.get(`/own-cases/${id}/appointment`)).code).toBe('case_appointment_missing');
  });

  it('is refused outside the years that people mean, and from a client', async () => {
    const { id } = await openThroughLink({});
    const wrong = await staff.patch(`/cases/${id}`, { version: 1, appointmentAt: '0206-12-24T08:30:00Z' });
    expect(wrong.json()).toMatchObject({
      code: 'request_invalid',
      errors: [{ path: 'appointmentAt', code: 'moment_out_of_range' }],
    });
    const own = await client.patch(`/cases/${id}`, { version: 1, appointmentAt: null });
    expect(own.code).toBe('case_right_missing');
  });

  it('names nobody in the calendar of who came through a discreet link', async () => {
    const { id } = await openThroughLink({ discreet: true }, { appointmentAt });
    const { text } = await client.get(`/own-cases/${id}/appointment`);
    expect(text).toContain('SUMMARY:Appointment\r\n');
    expect(text).not.toMatch(/Durand|DESCRIPTION|42 60/);
  });
});

describe('GET /own-cases/home-screen', () => {
  const manifestOf = async (caller: Caller) => {
    const answer = await caller.get('/own-cases/home-screen');
    expect(answer.headers['content-type']).toBe('application/manifest+json; charset=utf-8');
    return JSON.parse(answer.text) as Record<string, unknown>;
  };

  it('names the organization, and opens the client’s page', async () => {
    expect(await manifestOf(client)).toEqual({
      id: `/my/${organizationId}`,
      name: 'Cabinet Durand',
      short_name: 'Cabinet Durand',
      lang: 'en',
      start_url: '/my/cases',
      scope: '/',
      display: 'standalone',
      background_color: '#ffffff',
      theme_color: expect.stringMatching(/^#[\da-f]{6}$/) as string,
      icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
    });
  });

  it.each([
    [192, 192, true],
    [95, 95, false],
    [400, 120, false],
  ])('shows a logo of %i × %i as icon: %s', async (width, height, suits) => {
    const logo = new Uint8Array(32);
    new DataView(logo.buffer).setUint32(16, width);
    new DataView(logo.buffer).setUint32(20, height);
    await test.database.organization.update({
      where: { id: organizationId },
      data: { logo, logoMediaType: 'image/png' },
    });
    const { icons } = (await manifestOf(client)) as { icons: { src: string; sizes: string }[] };
    expect(icons[0]).toMatchObject(
      suits ? { src: `/logos/${organizationId}?v=1`, sizes: '192x192' } : { src: '/icon.svg' },
    );
  });

  it('names nobody for who came through a discreet link, and is nothing without a session', async () => {
    await openThroughLink({ discreet: true });
    const text = JSON.stringify(await manifestOf(client));
    expect(text).not.toMatch(/Durand|theme_color|logos/);
    expect((await test.anyone.get('/own-cases/home-screen')).code).toBe('session_required');
  });
});
