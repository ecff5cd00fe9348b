import type { UserDetail } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCase, buildMember, buildMemberOfEachRole, buildOrganization } from '../../../test/builders.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

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
