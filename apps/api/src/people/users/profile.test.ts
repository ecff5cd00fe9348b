import type { Profile } from '@casedoor/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildMember, buildOrganization } from '../../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';

let test: TestApp;
let person: Awaited<ReturnType<typeof buildMember>>;
let caller: Caller;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());
beforeEach(async () => {
  const { id: organizationId } = await buildOrganization(test.database);
  person = await buildMember(test.database, {
    organizationId,
    role: 'client',
    firstName: 'Léa',
    lastName: 'Martin',
  });
  caller = await test.signInAs(person);
});

describe('profile', () => {
  it('shows the person’s own data, and asks others to sign in', async () => {
    expect((await caller.get('/profile')).json<Profile>()).toEqual({
      id: person.userId,
      email: person.email,
      firstName: 'Léa',
      lastName: 'Martin',
      phone: null,
      locale: 'en',
      timeZone: 'UTC',
    });
    expect(await test.anyone.get('/profile')).toMatchObject({ status: 401, code: 'session_required' });
    expect(await test.anyone.patch('/profile', { firstName: 'X' })).toMatchObject({
      status: 401,
      code: 'session_required',
    });
  });

  it('changes the given fields, and records for the organization which, but not their values', async () => {
    const changes = { lastName: 'Petit', phone: '+33 6 12 34 56 78', locale: 'fr', timeZone: 'Europe/Paris' };
    const answer = await caller.patch('/profile', { ...changes, firstName: 'Léa' });
    expect(answer.json<Profile>()).toMatchObject({ ...changes, firstName: 'Léa' });
    expect(await test.database.user.findUnique({ where: { id: person.userId } })).toMatchObject(changes);
    const [event, ...others] = await test.database.auditEvent.findMany({ where: { subjectId: person.id } });
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      action: 'user.profile_changed',
      actorMembershipId: person.id,
      details: { fields: ['lastName', 'phone', 'locale', 'timeZone'] },
    });
    expect(JSON.stringify(event)).not.toMatch(/Petit|\+33/);
  });

  it.each([
    { email: 'new@example.com' },
    { role: 'admin' },
    { id: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11' },
    { emailVerified: true },
    { firstName: '' },
    { lastName: 'see www.example.com' },
    { phone: 'call me' },
    { locale: 'de' },
    { timeZone: 'Mars/Olympus' },
  ])('refuses %j', async (body) => {
    expect(await caller.patch('/profile', body)).toMatchObject({ status: 400, code: 'request_invalid' });
  });

  it('needs no active membership', async () => {
    await test.database.membership.updateMany({ where: { id: person.id }, data: { joinedAt: null } });
    expect((await caller.get('/profile')).status).toBe(200);
  });
});
