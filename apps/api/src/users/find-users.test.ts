import type { ResponseOf, listUsers, User, UserDetail } from '@casedoor/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  buildCase,
  buildMember,
  buildMemberOfEachRole,
  buildOrganization,
  buildRedemption,
  buildSignupLink,
} from '../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../test/test-app.ts';

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

  it('filters by role, status and the link that they came through', async () => {
    const link = await buildSignupLink(test.database, { organizationId, title: 'Poster' });
    await buildRedemption(test.database, link, people.client);
    await buildMember(test.database, { organizationId, firstName: 'Gone', disabledAt: new Date() });
    expect(names(await list('?role=staff'))).toEqual(['Sam']);
    expect(names(await list('?status=disabled'))).toEqual(['Gone']);
    const cameThrough = await list(`?signupLinkId=${link.id}`);
    expect(names(cameThrough)).toEqual(['Clea']);
    expect(cameThrough.items[0]?.signupLink).toEqual({ id: link.id, title: 'Poster' });
  });

  it('does not tell who came through another organization’s link', async () => {
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
          invitedFirstName: 'Typed',
          invitedLastName: 'Name',
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
        invitedFirstName: 'Ines',
        invitedLastName: 'New',
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

  describe('paging', () => {
    it.each(['name', '-name', 'createdAt', '-createdAt'])(
      'by %s shows every row exactly once, in order',
      async (sort) => {
        const lastNames = [
          'Zola',
          'Émile',
          'emile',
          'Eluard',
          'Élan',
          'zola',
          'Zola',
          '東'.repeat(100),
          '"\\',
        ];
        for (const lastName of lastNames) {
          await buildMember(test.database, { organizationId, firstName: '京'.repeat(100), lastName });
        }
        const whole = (await list(`?sort=${sort}&limit=100`)).items.map(({ id }) => id);
        expect(whole).toHaveLength(lastNames.length + 4);

        const walked: string[] = [];
        let cursor: string | null = '';
        while (cursor !== null) {
          const page: Page = await list(`?sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`);
          walked.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor;
        }
        expect(walked).toEqual(whole);
      },
    );

    it('sorts accented letters with their plain ones', async () => {
      for (const lastName of ['Zola', 'Émile', 'Eluard', 'fabre'])
        await buildMember(test.database, { organizationId, lastName, role: 'client' });
      const page = await list('?sort=name&role=client');
      expect(page.items.map(({ lastName }) => lastName)).toEqual([
        'Client',
        'Eluard',
        'Émile',
        'fabre',
        'Zola',
      ]);
    });

    it.each([
      'x',
      Buffer.from('{}').toString('base64url'),
      Buffer.from('{"id":"1"}').toString('base64url'),
      Buffer.from('{"id":{"lt":"1"}}').toString('base64url'),
      Buffer.from('null').toString('base64url'),
    ])('refuses the broken cursor %s', async (cursor) => {
      const answer = await admin.get(`/users?cursor=${cursor}`);
      expect(answer.status).toBe(400);
      expect(answer.json<{ errors: unknown }>().errors).toMatchObject([{ path: 'cursor', code: 'invalid' }]);
    });

    it('refuses a cursor of another sort, and a NUL in one', async () => {
      const { nextCursor } = await list('?limit=1');
      expect((await admin.get(`/users?sort=name&cursor=${nextCursor}`)).code).toBe('request_invalid');
      const nul = Buffer.from(JSON.stringify({ last: '\0', first: '', id: people.admin.id })).toString(
        'base64url',
      );
      expect((await admin.get(`/users?sort=name&cursor=${nul}`)).code).toBe('request_invalid');
    });
  });
});

describe('GET /users/{membershipId}', () => {
  it('shows one user with who added them and their cases', async () => {
    const { id: organizationId } = await buildOrganization(test.database);
    const people = await buildMemberOfEachRole(test.database, organizationId);
    const added = await buildMember(test.database, {
      organizationId,
      addedById: people.admin.id,
      tagId: '42',
    });
    const opened = await buildCase(test.database, {
      organizationId,
      title: 'Divorce',
      with: [{ membership: added, caseRole: 'client' }],
    });
    await buildCase(test.database, { organizationId, title: 'Not theirs' });
    const staff = await test.signInAs(people.staff);
    expect((await staff.get(`/users/${added.id}`)).json<UserDetail>()).toMatchObject({
      id: added.id,
      tagId: '42',
      addedBy: 'Ada Admin',
      cases: [
        { id: opened.id, reference: opened.reference, title: 'Divorce', status: 'open', caseRole: 'client' },
      ],
    });
  });

  it('answers another organization’s id like an unknown one', async () => {
    const ours = await buildMemberOfEachRole(test.database, (await buildOrganization(test.database)).id);
    const theirs = await buildMemberOfEachRole(test.database, (await buildOrganization(test.database)).id);
    const admin = await test.signInAs(ours.admin);
    for (const id of [theirs.client.id, '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11']) {
      expect(await admin.get(`/users/${id}`)).toMatchObject({ status: 404, code: 'user_not_found' });
    }
  });
});
