import type { AddressProposal, OwnAddress } from '@casedoor/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askForAddress, confirmAddress, mailedProof } from '../../../test/address-steps.ts';
import { buildMember, buildMemberOfEachRole, buildOrganization } from '../../../test/builders.ts';
import { databaseHash } from '../../../test/database-hash.ts';
import { newcomer } from '../../../test/passkeys.ts';
import { newAddress } from '../../../test/registration-steps.ts';
import { createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';
import { proposalState } from './proposal-state.ts';

let test: TestApp;
let organizationId: string;
let people: Awaited<ReturnType<typeof buildMemberOfEachRole>>;
let admin: Caller;
let manager: Caller;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());
beforeEach(async () => {
  organizationId = (await buildOrganization(test.database, { name: 'Cabinet Secret' })).id;
  people = await buildMemberOfEachRole(test.database, organizationId);
  admin = await test.signInAs(people.admin);
  manager = await test.signInAs(people.manager);
});

const path = (membershipId: string) => `/users/${membershipId}/address-proposal`;
const propose = (by: Caller, membershipId: string, email = newAddress()) =>
  by.post(path(membershipId), { email });
const shownTo = async (by: Caller, membershipId: string) =>
  (await by.get(path(membershipId))).json<{ proposal: AddressProposal | null }>().proposal;
const mailsTo = (recipient: string) =>
  test.database.email.findMany({ where: { recipient }, orderBy: { id: 'asc' } });
const rows = () =>
  test.database.addressProposal.findMany({ where: { organizationId }, orderBy: { id: 'asc' } });

describe('proposing an address', () => {
  it('notifies the person at the present address, without naming the organization, and changes nothing', async () => {
    const { client } = people;
    const email = newAddress();
    const answer = await propose(admin, client.id, email);
    expect([answer.status, answer.json()]).toMatchObject([
      201,
      { proposal: { email, state: 'proposed', proposedBy: 'Ada Admin', endedAt: null } },
    ]);
    const [mail, ...more] = await mailsTo(client.email);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ message: 'address_proposed', organizationId: null, sealedLink: null });
    expect(mail?.text).toContain(email);
    expect(`${mail?.subject}${mail?.html}`).not.toContain('Cabinet Secret');
    expect(await mailsTo(email)).toEqual([]);
    expect(await test.database.user.findUniqueOrThrow({ where: { id: client.userId } })).toMatchObject({
      email: client.email,
    });
    const events = await test.database.auditEvent.findMany({ where: { subjectId: client.id } });
    expect(events).toMatchObject([
      { action: 'user.address_proposed', actorMembershipId: people.admin.id, details: {} },
    ]);

    const person = await test.signInAs(client);
    const { proposals } = (await person.get('/profile/address-change')).json<OwnAddress>();
    expect(proposals).toMatchObject([{ email, organizationName: 'Cabinet Secret' }]);
  });

  it('is for administrators, to everybody whose role they may give', async () => {
    const { manager: boss, staff, client, admin: chief } = people;
    expect((await propose(manager, chief.id)).code).toBe('user_role_forbidden');
    expect((await propose(manager, boss.id)).code).toBe('user_role_forbidden');
    expect((await propose(admin, boss.id)).status).toBe(201);
    expect((await propose(manager, staff.id)).status).toBe(201);
    expect((await propose(await test.signInAs(staff), client.id)).code).toBe('membership_role_insufficient');
    expect((await manager.delete(path(boss.id))).code).toBe('user_role_forbidden');
    expect(await rows()).toHaveLength(2);
  });

  it('is refused for people who are invited or disabled, and for the present address', async () => {
    const invited = await buildMember(test.database, { organizationId, joinedAt: null });
    const disabled = await buildMember(test.database, { organizationId, disabledAt: new Date() });
    for (const { id } of [invited, disabled]) expect((await propose(admin, id)).code).toBe('user_not_active');
    expect((await propose(admin, people.client.id, people.client.email.toUpperCase())).json()).toMatchObject({
      errors: [{ path: 'email', code: 'email_unchanged' }],
    });
    expect(await rows()).toEqual([]);
  });

  it('answers the same for an address that has an account', async () => {
    const stranger = await newcomer(test);
    const [known, unknown] = [
      await propose(admin, people.client.id, stranger.email),
      await propose(admin, people.staff.id),
    ];
    expect([known.status, Object.keys(known.json<object>())]).toEqual([
      unknown.status,
      Object.keys(unknown.json<object>()),
    ]);
    expect(await test.database.email.count({ where: { message: 'address_taken' } })).toBe(0);
  });

  it('replaces an open proposal, one at a time, and says when the mailbox was mailed enough', async () => {
    const { client } = people;
    await propose(admin, client.id);
    const second = await propose(admin, client.id);
    expect([second.code, second.headers['retry-after']]).toEqual(['request_rate_limited', '50']);
    await test.database.rateLimit.deleteMany();
    await Promise.all([propose(admin, client.id), propose(manager, client.id)]);
    const open = (await rows()).filter(({ withdrawnAt }) => withdrawnAt === null);
    expect(open).toHaveLength(1);
  });
});

describe('a proposed address', () => {
  it('is withdrawn once, by any administrator, and leaves the person’s profile', async () => {
    const { client } = people;
    const person = await test.signInAs(client);
    await propose(admin, client.id);
    expect((await manager.delete(path(client.id))).json()).toMatchObject({
      proposal: { state: 'withdrawn' },
    });
    expect((await manager.delete(path(client.id))).code).toBe('address_proposal_not_found');
    expect((await person.get('/profile/address-change')).json<OwnAddress>().proposals).toEqual([]);
    const actions = await test.database.auditEvent.findMany({ where: { subjectId: client.id } });
    expect(actions.map(({ action }) => action)).toEqual([
      'user.address_proposed',
      'user.address_proposal_withdrawn',
    ]);
  });

  it('expires for the person and the administrator', async () => {
    const { client } = people;
    const person = await test.signInAs(client);
    await propose(admin, client.id);
    await test.database.addressProposal.updateMany({
      where: { organizationId },
      data: { expiresAt: new Date() },
    });
    expect(await shownTo(admin, client.id)).toMatchObject({ state: 'expired' });
    expect((await person.get('/profile/address-change')).json<OwnAddress>().proposals).toEqual([]);
    expect((await admin.delete(path(client.id))).code).toBe('address_proposal_not_found');
    expect((await propose(admin, client.id)).code).toBe('request_rate_limited');
  });

  it('takes effect only by the owner’s own change; another address leaves it open', async () => {
    const person = await newcomer(test);
    const [membership] = await test.database.membership.findMany({ where: { userId: person.userId } });
    const boss = await buildMember(test.database, {
      organizationId: membership?.organizationId ?? '',
      role: 'admin',
    });
    const caller = await test.signInAs(boss);
    const [proposed, other] = [newAddress(), newAddress()];
    const id = membership?.id ?? '';
    await propose(caller, id, proposed);

    // The administrator reads the proposed mailbox: without the owner's session and proof that leads nowhere.
    const before = await databaseHash(test.database);
    expect((await askForAddress(caller, proposed)).json()).toMatchObject({
      errors: [{ code: 'password_wrong' }],
    });
    expect(await databaseHash(test.database)).toBe(before);

    for (const [email, state] of [
      [other, 'proposed'],
      [proposed, 'confirmed'],
    ] as const) {
      await askForAddress(person.caller, email);
      await confirmAddress(person.caller, (await mailedProof(test, email)).token);
      expect(await shownTo(caller, id)).toMatchObject({ email: proposed, state });
    }
    expect((await person.caller.get('/profile/address-change')).json<OwnAddress>().proposals).toEqual([]);
  });

  it('is forgotten 30 days after its end', async () => {
    await propose(admin, people.client.id);
    const at = (days: number) => new Date(Date.now() - days * 24 * 3_600_000);
    for (const [days, left] of [
      [29, 1],
      [31, 0],
    ] as const) {
      await test.database.addressProposal.updateMany({
        where: { organizationId },
        data: { expiresAt: at(days) },
      });
      await test.handlers['expire-registrations']({});
      expect(await rows()).toHaveLength(left);
    }
  });
});

describe('proposalState', () => {
  const now = new Date('2026-11-30T12:00:00Z');
  const before = new Date(now.getTime() - 1);
  const after = new Date(now.getTime() + 1);
  it.each([
    ['proposed', { confirmedAt: null, withdrawnAt: null, expiresAt: after }],
    ['expired', { confirmedAt: null, withdrawnAt: null, expiresAt: now }],
    ['withdrawn', { confirmedAt: null, withdrawnAt: before, expiresAt: now }],
    ['expired', { confirmedAt: null, withdrawnAt: now, expiresAt: before }],
    ['confirmed', { confirmedAt: before, withdrawnAt: null, expiresAt: now }],
  ] as const)('is %s', (state, times) => {
    expect(proposalState(times, now)).toBe(state);
  });
});
