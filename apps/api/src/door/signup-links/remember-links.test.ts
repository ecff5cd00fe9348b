import type { PublicSignupLink, SignupLink } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildOpenLink, complete, readyToComplete } from '../../../test/registration-steps.ts';
import { secondInstance, type SecondInstance } from '../../../test/second-instance.ts';
import { secondProcess, type SecondProcess } from '../../../test/second-process.ts';
import { recordStatements } from '../../../test/statements.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { createToken } from '../../platform/secrets/token.ts';
import { rememberLinks } from './remember-links.ts';

let test: TestApp;
let other: SecondInstance;
let process: SecondProcess;
beforeAll(async () => {
  test = await createTestApp();
  [other, process] = await Promise.all([secondInstance(test), secondProcess(test)]);
});
afterAll(async () => {
  await Promise.all([other.close(), process.stop()]);
  await test.close();
});

type Built = Awaited<ReturnType<typeof buildOpenLink>>;
const pathOf = ({ link }: Built) => `/public/signup-links/${link.token}`;
const of = ({ organizationId, link }: Built) => ({
  where: { organizationId_id: { organizationId, id: link.id } },
});
const hour = 3_600_000;

/** Each changes a link in one way, past all of the program's own code where it can; with what is shown differently then. */
const changes: Record<string, [(built: Built) => Promise<unknown>, (shown: PublicSignupLink) => unknown]> = {
  'it is switched off': [
    (built) => test.database.signupLink.update({ ...of(built), data: { allowSignup: false } }),
    ({ state }) => state,
  ],
  'it is revoked': [
    (built) => test.database.signupLink.update({ ...of(built), data: { revokedAt: new Date() } }),
    ({ state }) => state,
  ],
  'its last use is spent': [
    async (built) => {
      const ready = await readyToComplete(test, built.link.token);
      expect((await complete(test.anyone, ready.token)).status).toBe(201);
    },
    ({ state }) => state,
  ],
  'its organization is renamed': [
    ({ organizationId }) =>
      test.database.organization.update({ where: { id: organizationId }, data: { name: 'Another' } }),
    ({ organization }) => organization.name,
  ],
  'its case role hides the case': [
    ({ organizationId }) =>
      test.database.customCaseRole.updateMany({ where: { organizationId }, data: { mayView: false } }),
    ({ opensCase }) => opensCase,
  ],
  'who gave its staff rights is disabled': [
    ({ admin }) =>
      test.database.membership.update({
        where: { organizationId_id: { organizationId: admin.organizationId, id: admin.id } },
        data: { disabledAt: new Date() },
      }),
    ({ requiresApproval }) => requiresApproval,
  ],
};

async function buildRememberedLink(): Promise<Built> {
  const built = await buildOpenLink(test, {
    joinsAs: 'staff',
    autoCreateCase: true,
    caseRole: 'client',
    useLimit: 1,
    expiresAt: new Date(Date.now() + hour),
    allowedEmailDomains: ['example.com'],
  });
  const role = await test.database.customCaseRole.create({
    data: { organizationId: built.organizationId, name: 'Seen', mayView: true },
  });
  await test.database.signupLink.update({ ...of(built), data: { customCaseRoleId: role.id } });
  return built;
}

describe('a remembered link', () => {
  it.each(Object.entries(changes))(
    'is shown as it is on every instance once %s',
    async (_name, [change, part]) => {
      const built = await buildRememberedLink();
      const before = await other.anyone.get(pathOf(built));
      const again = await other.anyone.get(pathOf(built));
      expect(again.json()).toEqual(before.json());
      await change(built);
      const after = await other.anyone.get(pathOf(built));
      expect(part(after.json())).not.toEqual(part(before.json()));
      // And as an instance shows it that never saw it before.
      expect(after.json()).toEqual((await test.anyone.get(pathOf(built))).json());
    },
  );

  it('follows the clock without a change: it opens and ends on time', async () => {
    const built = await buildOpenLink(test, { opensAt: new Date(Date.now() + 700) });
    const state = async () => (await other.anyone.get(pathOf(built))).json<PublicSignupLink>().state;
    expect(await state()).toBe('scheduled');
    await expect.poll(state, { timeout: 10_000 }).toBe('open');
  });

  it('is found through its former URL until the grace ends', async () => {
    const former = await buildOpenLink(test);
    const place = { organizationId_id: { organizationId: former.organizationId, id: former.link.id } };
    const successor = await test.database.signupLink.create({
      data: {
        organizationId: former.organizationId,
        title: 'Next',
        allowSignup: true,
        token: createToken('link'),
      },
    });
    const get = async () => (await other.anyone.get(pathOf(former))).json<PublicSignupLink>().state;
    expect(await get()).toBe('open');
    const replaced = { replacedAt: new Date(), replacedById: successor.id };
    await test.database.signupLink.update({
      where: place,
      data: { ...replaced, graceForId: successor.id, graceEndsAt: new Date(Date.now() + 1_000) },
    });
    expect(await get()).toBe('open');
    await expect.poll(get, { timeout: 10_000 }).toBe('replaced');
  });

  it('costs one small read, and is the same object until something in it changes', async () => {
    const built = await buildOpenLink(test);
    const find = rememberLinks(other.connection);
    const token = built.link.token ?? '';
    const first = await find(token);
    const { answer, sent } = await recordStatements(() => find(token));
    expect(answer).toBe(first);
    expect(sent).toHaveLength(1);
    expect(sent[0]).not.toContain('welcomeText');
    // A use that changes nothing in it.
    await test.database.signupLink.update({ ...of(built), data: { uses: 1 } });
    expect(await find(token)).toBe(first);
    await test.database.signupLink.update({ ...of(built), data: { welcomeText: 'Hello' } });
    expect(await find(token)).toMatchObject({ welcomeText: 'Hello' });
  });

  it('is never stale in another process: switched off and on 200 times', async () => {
    const built = await buildOpenLink(test);
    const admin = await test.signInAs(built.admin);
    const stale: string[] = [];
    for (let turn = 0; turn < 200; turn++) {
      const allowSignup = turn % 2 === 1;
      const { version } = (await admin.get(`/signup-links/${built.link.id}`)).json<SignupLink>();
      const answer = await admin.patch(`/signup-links/${built.link.id}`, { allowSignup, version });
      expect(answer.status, answer.text).toBe(200);
      const { json } = await process.get(pathOf(built));
      const { state } = json as PublicSignupLink;
      if (state !== (allowSignup ? 'open' : 'paused')) stale.push(`${turn}: ${state}`);
    }
    expect(stale).toEqual([]);
  });
});
