import { writeDate } from '@casedoor/contracts/dates';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildMember, buildRedemption } from '../../../test/builders.ts';
import { authSecret, createTestApp, type TestApp } from '../../../test/test-app.ts';
import {
  complete,
  newAddress,
  buildOpenLink,
  readyToComplete,
  register,
} from '../../../test/registration-steps.ts';
import { sealingKeyFrom } from '../../platform/mail/prepare-email.ts';
import { sendDigests } from './send-digests.ts';

let test: TestApp;
let door: Awaited<ReturnType<typeof buildOpenLink>>;
let send: () => Promise<number>;
beforeAll(async () => {
  test = await createTestApp();
  send = () => sendDigests(test.context);
});
afterAll(() => test.close());
beforeEach(async () => {
  // Only this test's organization has a digest to send.
  await test.database.signupLink.updateMany({ data: { notifyAdministrators: 'none' } });
  door = await buildOpenLink(test, { notifyAdministrators: 'digest' }, { timeZone: 'Europe/Paris' });
});

const digests = () =>
  test.database.email.findMany({
    where: { organizationId: door.organizationId, message: 'daily_digest' },
    orderBy: { id: 'asc' },
  });
const notices = () =>
  test.database.email.count({
    where: { organizationId: door.organizationId, message: 'new_registration' },
  });

/** The hour of the newest digest that is due, a number of days earlier, computed by the database. */
async function morning(daysAgo = 0, timeZone = 'Europe/Paris'): Promise<Date> {
  const [{ at }] = await test.database.$queryRaw<[{ at: Date }]>`
    SELECT (date_trunc('day', (now() - interval '1 minute') AT TIME ZONE ${timeZone} - interval '7 hours')
            + interval '7 hours' - ${daysAgo} * interval '1 day') AT TIME ZONE ${timeZone} AS "at"`;
  return at;
}

/** A person who joined through a link at that moment. */
async function joined(at: Date, link = door.link) {
  const member = await buildMember(test.database, { organizationId: link.organizationId });
  const { id } = await buildRedemption(test.database, link, member);
  await test.database.redemption.updateMany({ where: { id }, data: { createdAt: at } });
}

const before = (moment: Date, milliseconds: number) => new Date(moment.getTime() - milliseconds);

it.each([
  ['each', 1],
  ['digest', 0],
  ['none', 0],
] as const)(
  'with %s, a person who joins or needs approval makes %i mails at once',
  async (notifyAdministrators, mails) => {
    await test.database.signupLink.updateMany({
      where: { id: door.link.id },
      data: { notifyAdministrators },
    });
    await register(test, door.link.token);
    expect(await notices()).toBe(mails);
    await test.database.signupLink.updateMany({
      where: { id: door.link.id },
      data: { requiresApproval: true },
    });
    const { token } = await readyToComplete(test, door.link.token, newAddress());
    expect((await complete(test.anyone, token)).status).toBe(201);
    expect(await notices()).toBe(mails * 2);
  },
);

it('mails a day once, in each administrator’s language, by number and not by name', async () => {
  const french = await buildMember(test.database, { organizationId: door.organizationId, role: 'manager' });
  await test.database.user.update({ where: { id: french.userId }, data: { locale: 'fr' } });
  const hour = await morning();
  await joined(before(hour, 1));
  await joined(await morning(1));
  await joined(before(await morning(1), 1));
  await joined(hour);
  expect(await send()).toBe(1);
  const mails = await digests();
  expect(mails.map(({ recipient, locale }) => [recipient, locale])).toEqual(
    expect.arrayContaining([
      [door.admin.email, 'en'],
      [french.email, 'fr'],
    ]),
  );
  expect(mails).toHaveLength(2);
  const english = mails.find(({ locale }) => locale === 'en');
  expect(english?.text).toContain('Website');
  expect(english?.text).toContain('2 people joined');
  expect(english?.text).not.toContain('Number');
  // The digest's period, by the organization's clock.
  const between = /From (\d+ \w+ \d{4}), 07:00 to (\d+ \w+ \d{4}), 07:00,/;
  expect(between.exec(english?.text.replaceAll(/\s+/g, ' ') ?? '')?.slice(1)).toEqual(
    [await morning(1), hour].map((at) => writeDate('en', at, { timeZone: 'Europe/Paris' })),
  );
  expect(mails.find(({ locale }) => locale === 'fr')?.text).toContain('2 personnes inscrites');
  expect(await send()).toBe(0);
  expect(await digests()).toHaveLength(2);
});

it('counts who needs approval, and not who was decided about meanwhile', async () => {
  await test.database.signupLink.updateMany({
    where: { id: door.link.id },
    data: { requiresApproval: true },
  });
  const hour = await morning();
  for (const state of ['pending_approval', 'rejected'] as const)
    await test.database.registration.create({
      data: {
        organizationId: door.organizationId,
        signupLinkId: door.link.id,
        email: newAddress(),
        emailCanonical: newAddress(),
        state,
        submittedAt: before(hour, 1000),
        completionKeyHash: Buffer.from('key'),
        expiresAt: new Date(Date.now() + 24 * 3600 * 1000),
      },
    });
  await send();
  expect((await digests())[0]?.text).toContain('1 registration needs approval');
});

it('sends nothing where nobody signed up, and mails missed days with the next', async () => {
  expect(await send()).toBe(0);
  expect(await digests()).toEqual([]);
  const hour = await morning();
  const { digestedUntil } = await test.database.organization.findUniqueOrThrow({
    where: { id: door.organizationId },
  });
  expect(digestedUntil).toEqual(hour);
  await test.database.organization.update({
    where: { id: door.organizationId },
    data: { digestedUntil: await morning(4) },
  });
  await joined(await morning(3));
  await joined(before(hour, 1));
  await send();
  const text = (await digests())[0]?.text.replaceAll(/\s+/g, ' ');
  expect(text).toContain('2 people joined');
  expect(text).toContain(`From ${writeDate('en', await morning(4), { timeZone: 'Europe/Paris' })}, 07:00`);
});

it('leaves out the time in which no link had a digest', async () => {
  await test.database.organization.update({
    where: { id: door.organizationId },
    data: { digestedUntil: await morning(90) },
  });
  await joined(await morning(40));
  const setTo = (notifyAdministrators: 'each' | 'digest') =>
    test.database.signupLink.updateMany({ where: { id: door.link.id }, data: { notifyAdministrators } });
  await setTo('each');
  expect(await send()).toBe(0);
  await setTo('digest');
  expect(await send()).toBe(0);
  expect(await digests()).toEqual([]);
});

it('mails the other organizations where one fails, and retries that one later', async () => {
  const other = await buildOpenLink(test, { notifyAdministrators: 'digest' }, { timeZone: 'Europe/Paris' });
  const hour = before(await morning(), 1);
  await joined(hour);
  const member = await buildMember(test.database, { organizationId: other.organizationId });
  const { id } = await buildRedemption(test.database, other.link, member);
  await test.database.redemption.updateMany({ where: { id }, data: { createdAt: hour } });
  const outbox = {
    sealingKey: sealingKeyFrom(authSecret),
    jobs: { enqueue: () => (failures-- > 0 ? Promise.reject(new Error('refused')) : Promise.resolve()) },
  };
  let failures = 1;
  await expect(sendDigests({ ...test.context, outbox })).rejects.toThrow('refused');
  const theirs = { where: { message: 'daily_digest', organizationId: other.organizationId } };
  expect((await digests()).length + (await test.database.email.count(theirs))).toBe(1);
  expect(await send()).toBe(1);
  expect((await digests()).length + (await test.database.email.count(theirs))).toBe(2);
});

it('is mailed once by several instances at once', async () => {
  await joined(before(await morning(), 1));
  const sent = await Promise.all([send(), send(), send()]);
  expect(sent.toSorted()).toEqual([0, 0, 1]);
  expect(await digests()).toHaveLength(1);
});

it('says nothing of a discreet link but that it is one', async () => {
  await test.database.signupLink.updateMany({
    where: { id: door.link.id },
    data: { discreet: true, title: 'Divorce counsel' },
  });
  await joined(before(await morning(), 1));
  await send();
  const [mail] = await digests();
  expect(mail?.text).toContain('A discreet link');
  expect(`${mail?.subject}${mail?.html}${mail?.text}`).not.toContain('Divorce');
});

it.each(['Asia/Nowhere', '+0530'])(
  'an organization in the unknown time zone %s stops nobody’s digest, nor its own',
  async (timeZone) => {
    const other = await buildOpenLink(test, { notifyAdministrators: 'digest' }, { timeZone });
    await joined(before(await morning(), 60_000));
    await joined(before(await morning(0, 'UTC'), 60_000), other.link);
    expect(await send()).toBe(2);
    expect(await digests()).toHaveLength(1);
    const mails = await test.database.email.findMany({
      where: { organizationId: other.organizationId, message: 'daily_digest' },
    });
    expect(mails).toHaveLength(1);
  },
);
