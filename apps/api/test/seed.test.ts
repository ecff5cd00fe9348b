import { afterAll, beforeAll, expect, it } from 'vitest';
import type { listCases, listSignupLinks, listUsers, ResponseOf } from '@casedoor/contracts';
import { seedDemo } from '../../../prisma/seed.ts';
import { askForAddress } from './address-steps.ts';
import { buildOrganization } from './builders.ts';
import { createTestApp, type TestApp } from './test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

it('fills an empty database once, with something in every state', async () => {
  const seed = () => seedDemo({ database: test.database, log: () => undefined });
  const signIn = await seed();
  expect(signIn).toEqual({ email: 'admin@demo.test', password: 'correct horse battery staple' });

  const session = await test.anyone.post('/session', signIn);
  expect(session.status).toBe(200);
  const user = await test.database.user.findUniqueOrThrow({
    where: { emailCanonical: 'admin@demo.test' },
    include: { memberships: true },
  });
  const admin = await test.signInAs({ id: user.memberships[0]?.id ?? '', userId: user.id });

  const { items: users } = (await admin.get('/users?limit=100')).json<ResponseOf<typeof listUsers>>();
  expect(users.map(({ status }) => status)).toEqual(expect.arrayContaining(['active', 'invited']));
  expect(users.filter(({ signupLink }) => signupLink !== null).length).toBeGreaterThanOrEqual(5);
  expect((await admin.get('/users?status=disabled')).json<ResponseOf<typeof listUsers>>().items).toHaveLength(
    1,
  );

  const { items: links } = (await admin.get('/signup-links?limit=100')).json<
    ResponseOf<typeof listSignupLinks>
  >();
  expect(new Set(links.map(({ state }) => state))).toEqual(
    new Set(['open', 'paused', 'scheduled', 'expired', 'full', 'replaced', 'revoked']),
  );
  const { items: cases } = (await admin.get('/cases?limit=100')).json<ResponseOf<typeof listCases>>();
  expect(new Set(cases.map(({ status }) => status))).toEqual(
    new Set(['open', 'on_hold', 'closed', 'archived']),
  );
  expect(await test.database.email.count()).toBe(0);

  const asked = await askForAddress(admin, 'camille.durand@demo.test', signIn?.password);
  expect(asked.json()).toMatchObject({ pending: { email: 'camille.durand@demo.test' } });

  const before = await test.database.auditEvent.count();
  expect(await seed()).toEqual(signIn);
  expect(await test.database.auditEvent.count()).toBe(before);
});

it('leaves a database alone in which another organization lives', async () => {
  const other = await createTestApp();
  try {
    await buildOrganization(other.database);
    expect(await seedDemo({ database: other.database, log: () => undefined })).toBeNull();
    expect(await other.database.organization.count()).toBe(1);
  } finally {
    await other.close();
  }
});
