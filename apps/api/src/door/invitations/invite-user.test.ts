import type { MemberRole, User } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMemberOfEachRole, buildOrganization } from '../../../test/builders.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newAddress, workThroughImport } from '../../../test/registration-steps.ts';

let test: TestApp;
let organizationId: string;
let people: Awaited<ReturnType<typeof buildMemberOfEachRole>>;
beforeAll(async () => {
  test = await createTestApp();
  organizationId = (await buildOrganization(test.database)).id;
  people = await buildMemberOfEachRole(test.database, organizationId);
});
afterAll(() => test.close());

const roles = ['admin', 'manager', 'staff', 'client'] as const satisfies readonly MemberRole[];
const givers = [
  ['admin', roles],
  ['manager', ['staff', 'client']],
] as const;
const pairs = givers.flatMap(([giver, may]) =>
  roles.map((role) => [giver, role, may.some((each) => each === role)] as const),
);

const found = async (email: string) => [
  await test.database.membership.count({ where: { organizationId, user: { email } } }),
  await test.database.email.count({ where: { recipient: email } }),
];

describe('who gives which role', () => {
  it.each(pairs)('%s adds %s: %s', async (giver, role, may) => {
    const caller = await test.signInAs(people[giver]);
    const email = newAddress();
    const answer = await caller.post('/users', { email, firstName: 'Léa', lastName: 'Martin', role });
    expect(answer.code).toBe(may ? null : 'user_role_forbidden');
    if (may) expect(answer.json<User>()).toMatchObject({ role, status: 'invited' });
    expect(await found(email)).toEqual(may ? [1, 1] : [0, 0]);
  });

  it.each(pairs)('%s imports %s: %s', async (giver, role, may) => {
    const caller = await test.signInAs(people[giver]);
    const email = newAddress();
    const rows = [{ line: 2, email, firstName: 'Léa', lastName: 'Martin', role }];
    const preview = await caller.post('/imports/preview', { kind: 'users', mailNow: true, rows });
    expect(preview.text.includes('user_role_forbidden')).toBe(!may);
    const { id: importId } = (await caller.post('/imports', { kind: 'users', mailNow: true, rows })).json<{
      id: string;
    }>();
    await workThroughImport(test, importId);
    expect(await found(email)).toEqual(may ? [1, 1] : [0, 0]);
  });
});
