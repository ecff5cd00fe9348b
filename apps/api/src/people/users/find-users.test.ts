import type { ResponseOf, listUsers, User } from '@casedoor/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  buildMember,
  buildMemberOfEachRole,
  buildOrganization,
  buildRedemption,
  buildSignupLink,
} from '../../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';

type Page = ResponseOf<typeof listUsers>;

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

describe('GET /users', () => {
  let organizationId: string;
  let admin: Caller;
  let people: Awaited<ReturnType<typeof buildMemberOfEachRole>>;
  beforeEach(async () => {
    organizationId = (await buildOrganization(test.database)).id;
    people = await buildMemberOfEachRole(test.database, organizationId);
    admin = await test.signInAs(people.admin);
  });

  async function list(query: string, caller = admin): Promise<Page> {
    const answer = await caller.get(`/users${query}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.json<Page>();
  }
  const names = (page: Page) => page.items.map(({ firstName }) => firstName);

  it('lists the organization’s members and nobody else’s, newest first', async () => {
    const elsewhere = await buildOrganization(test.database);
    await buildMemberOfEachRole(test.database, elsewhere.id);
    const page = await list('');
    expect(names(page)).toEqual(['Clea', 'Sam', 'Max', 'Ada']);
    expect(page.nextCursor).toBeNull();
    expect(page.items[0]).toEqual({
      id: people.client.id,
      email: people.client.email,
      firstName: 'Clea',
      lastName: 'Client',
      phone: null,
      role: 'client',
      status: 'active',
      tagId: null,
      createdAt: people.client.createdAt.toISOString(),
      joinedAt: people.client.joinedAt?.toISOString() ?? null,
      disabledAt: null,
      signupLink: null,
      mail: null,
    } satisfies User);
  });

  it('filters by role, status and the link that they signed up through', async () => {
    const link = await buildSignupLink(test.database, { organizationId, title: 'Poster' });
    await buildRedemption(test.database, link, people.client);
    await buildMember(test.database, { organizationId, firstName: 'Gone', disabledAt: new Date() });
    expect(names(await list('?role=staff'))).toEqual(['Sam']);
    expect(names(await list('?status=disabled'))).toEqual(['Gone']);
    const linkUse = await list(`?signupLinkId=${link.id}`);
    expect(names(linkUse)).toEqual(['Clea']);
    expect(linkUse.items[0]?.signupLink).toEqual({ id: link.id, title: 'Poster' });
  });

  it('does not reveal who signed up through another organization’s link', async () => {
    const elsewhere = await buildOrganization(test.database);
    const link = await buildSignupLink(test.database, { organizationId: elsewhere.id });
    await buildRedemption(
      test.database,
      link,
      await buildMember(test.database, { organizationId: elsewhere.id }),
    );
    expect((await list(`?signupLinkId=${link.id}`)).items).toEqual([]);
  });

  describe('search', () => {
    beforeEach(async () => {
      const named = [
        ['Léa', 'Martin', 'A-100%'],
        ['Anne_Lise', 'Durand', 'A_100'],
        ['Jean\\Paul', 'Petit', 'B.7'],
      ] as const;
      for (const [firstName, lastName, tagId] of named)
        await buildMember(test.database, { organizationId, firstName, lastName, tagId });
    });

    it.each([
      ['léa', ['Léa']],
      ['LÉA mart', ['Léa']],
      ['martin l', ['Léa']],
      ['%', ['Léa']],
      ['_', ['Anne_Lise']],
      ['\\', ['Jean\\Paul']],
      ['b.7', ['Jean\\Paul']],
      ["' OR 1=1 --", []],
    ])('%s finds %j', async (q, found) => {
      expect(names(await list(`?q=${encodeURIComponent(q)}`))).toEqual(found);
    });

    it('finds by e-mail, and takes a decomposed accent for the same letter', async () => {
      expect(names(await list(`?q=${people.staff.email.toUpperCase()}`))).toEqual(['Sam']);
      expect(names(await list(`?q=${encodeURIComponent('le\u0301a')}`))).toEqual(['Léa']);
    });

    it('refuses a NUL, which PostgreSQL cannot hold', async () => {
      const answer = await admin.get('/users?q=a%00b');
      expect(answer.status).toBe(400);
      expect(answer.json<{ errors: unknown }>().errors).toMatchObject([
        { path: 'q', code: 'characters_refused' },
      ]);
    });
  });

  describe('invited members', () => {
    it('are known by what the administrator typed, never by their account elsewhere', async () => {
      const email = `Secret.Spelling.${organizationId}@Example.com`;
      const elsewhere = await buildOrganization(test.database);
      const known = await buildMember(test.database, {
        organizationId: elsewhere.id,
        email,
        firstName: 'Real',
        lastName: 'Identity',
        phone: '+33 6 00 00 00 00',
      });
      await test.database.membership.create({
        data: {
          organizationId,
          userId: known.userId,
          role: 'client',
          knownFirstName: 'Typed',
          knownLastName: 'Name',
        },
      });
      const [invited] = (await list('?q=typed')).items;
      expect(invited).toMatchObject({
        email: email.toLowerCase(),
        firstName: 'Typed',
        lastName: 'Name',
        phone: null,
        status: 'invited',
        joinedAt: null,
      });
      for (const q of ['Real', 'Identity', 'Real Identity'])
        expect((await list(`?q=${q}`)).items).toEqual([]);
      const sorted = (await list('?sort=name')).items.map(({ lastName }) => lastName);
      expect(sorted).toEqual(['Admin', 'Client', 'Manager', 'Name', 'Staff']);
      const detail = await admin.get(`/users/${invited?.id}`);
      expect(detail.text).not.toMatch(/Real|Identity|Spelling|\+33/);
    });

    it('show the address as typed and how their newest mail is doing', async () => {
      const invited = await buildMember(test.database, {
        organizationId,
        joinedAt: null,
        knownFirstName: 'Ines',
        knownLastName: 'New',
        email: 'INES@example.com',
      });
      const registration = await test.database.registration.create({
        data: {
          organizationId,
          membershipId: invited.id,
          email: 'Ines@example.com',
          emailCanonical: 'ines@example.com',
          expiresAt: new Date(),
        },
      });
      await test.database.email.create({
        data: {
          organizationId,
          registrationId: registration.id,
          recipient: 'Ines@example.com',
          message: 'personal_link',
          locale: 'en',
          subject: '',
          html: '',
          text: '',
          state: 'failed',
          lastError: 'no such mailbox',
          idempotencyKey: registration.id,
        },
      });
      expect((await list('?q=ines')).items[0]).toMatchObject({
        email: 'Ines@example.com',
        status: 'invited',
        mail: { state: 'failed', error: 'no such mailbox' },
      });
    });
  });
});
