import type { ResponseOf, listUsers } from '@casedoor/contracts';
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

describe('paging of GET /users', () => {
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

  it.each(['name', '-name', 'createdAt', '-createdAt'])(
    'by %s shows every row exactly once, in order',
    async (sort) => {
      const lastNames = ['Zola', 'Émile', 'emile', 'Eluard', 'Élan', 'zola', 'Zola', '東'.repeat(100), '"\\'];
      for (const lastName of lastNames) {
        await buildMember(test.database, { organizationId, firstName: '京'.repeat(100), lastName });
      }
      // Invited people sort among the others, by the name that an administrator typed.
      for (const knownLastName of ['Eluard', 'émile', 'Yoko', null])
        await buildMember(test.database, {
          organizationId,
          joinedAt: null,
          knownFirstName: 'Ana',
          knownLastName,
          lastName: 'Hidden',
        });
      const { items } = await list(`?sort=${sort}&limit=100`);
      const whole = items.map(({ id }) => id);
      expect(whole).toHaveLength(lastNames.length + 8);
      if (sort === 'name')
        expect(
          items.map(({ lastName }) => lastName.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()),
        ).toEqual([
          '"\\',
          'admin',
          // Ana has no last name: she sorts by the only one.
          '',
          'client',
          'elan',
          'eluard',
          'eluard',
          'emile',
          'emile',
          'emile',
          'manager',
          'staff',
          'yoko',
          'zola',
          'zola',
          'zola',
          '東'.repeat(100),
        ]);

      const listed: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Page = await list(`?sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`);
        listed.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(listed).toEqual(whole);
    },
  );

  it.each(['name', '-name'])('by %s pages only through those who signed up through a link', async (sort) => {
    const link = await buildSignupLink(test.database, { organizationId });
    for (const lastName of ['Émile', 'zola', 'Eluard', 'Abel', 'fabre']) {
      const member = await buildMember(test.database, { organizationId, lastName });
      await buildRedemption(test.database, link, member);
      await buildMember(test.database, { organizationId, lastName });
    }
    const listed: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page = await list(
        `?sort=${sort}&signupLinkId=${link.id}&limit=2${cursor && `&cursor=${cursor}`}`,
      );
      listed.push(...page.items.map(({ lastName }) => lastName));
      cursor = page.nextCursor;
    }
    const inOrder = ['Abel', 'Eluard', 'Émile', 'fabre', 'zola'];
    expect(listed).toEqual(sort === 'name' ? inOrder : inOrder.toReversed());
  });

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
