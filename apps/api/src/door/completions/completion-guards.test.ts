import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseText } from '../../../test/database-hash.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { buildOpenLink } from '../../../test/registration-steps.ts';
import { createToken, hashToken } from '../../platform/secrets/token.ts';
import { findRowForApproval } from './find-row-for-approval.ts';
import { findByToken } from '../registrations/find-registration.ts';
import { attemptCompletion } from './attempt-completion.ts';
import { planPerson } from './plan-person.ts';
import { submitForApproval } from './submit-for-approval.ts';

// Everything was read, and then a fact changed: only the statement that writes can still see it.

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const hour = 3_600_000;
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds);
const ahead = (milliseconds: number) => new Date(Date.now() + milliseconds);
const key = { keyHash: new Uint8Array([1]), requestHash: new Uint8Array([2]) };
const staffLink = {
  joinsAs: 'staff',
  useLimit: 5,
  expiresAt: ahead(hour),
  allowedEmailDomains: ['example.com'],
};

interface Facts {
  registration?: object;
  link?: object;
  grantor?: object;
}

let number = 0;
/**
 * A registration before its last click, or pending approval, that has been read; `change` changes what it was read
 * from.
 */
async function prepare(state: 'verified' | 'pending_approval', link: object = {}) {
  number += 1;
  const { database } = test;
  const door = await buildOpenLink(test, link);
  const { organizationId } = door;
  const token = createToken('registration');
  const waits = { submittedAt: ago(hour), completionKeyHash: Buffer.from('key'), passwordHash: 'hash' };
  const { id } = await database.registration.create({
    data: {
      organizationId,
      signupLinkId: door.link.id,
      state,
      email: `guarded${number}@example.com`,
      emailCanonical: `guarded${number}@example.com`,
      firstName: 'Léa',
      lastName: 'Martin',
      verifiedAt: ago(hour),
      expiresAt: ahead(hour),
      tokens: { create: { tokenHash: hashToken(token), verifiedAt: ago(hour) } },
      ...(state === 'pending_approval' ? waits : {}),
    },
  });
  const registration =
    state === 'verified'
      ? await findByToken(database, token)
      : await findRowForApproval(database, organizationId, id);
  const plan = await planPerson(database, registration, null);
  return {
    door,
    read: { registration, plan, passwordHash: 'hash' },
    async change({ registration: row, link: settings, grantor }: Facts) {
      if (row) await database.registration.updateMany({ where: { id }, data: row });
      if (settings) await database.signupLink.updateMany({ where: { id: door.link.id }, data: settings });
      if (grantor) await database.membership.updateMany({ where: { id: door.admin.id }, data: grantor });
    },
  };
}

/** Whether the act wrote anything, which it did if and only if it says so. */
async function writes(act: () => Promise<unknown>): Promise<boolean> {
  const before = await databaseText(test.database);
  const done = await act();
  expect((await databaseText(test.database)) !== before).toBe(done !== null);
  return done !== null;
}

type Row = readonly [name: string, link: object, change: Facts, isVerifiedAndCurrent: boolean];

const registrationFacts: Row[] = [
  ['nothing', {}, {}, true],
  ['it expired a moment ago', {}, { registration: { expiresAt: ago(1) } }, false],
  ['it expires in a while', {}, { registration: { expiresAt: ahead(hour / 2) } }, true],
  ['it began anew and was proved anew', {}, { registration: { verifiedAt: ago(1) } }, false],
  ['its proof is gone', {}, { registration: { verifiedAt: null } }, false],
  ['it has to be proved again', {}, { registration: { state: 'started' } }, false],
  ['it was withdrawn', {}, { registration: { state: 'withdrawn', withdrawnAt: new Date() } }, false],
  ['its invitation was revoked', {}, { registration: { state: 'revoked', revokedAt: new Date() } }, false],
  ['it expired by housekeeping', {}, { registration: { state: 'expired' } }, false],
  [
    'it waits for approval already',
    {},
    {
      registration: {
        state: 'pending_approval',
        submittedAt: new Date(),
        completionKeyHash: Buffer.from('key'),
      },
    },
    false,
  ],
];

const linkFacts: Row[] = [
  ['another version', {}, { link: { version: 2 } }, false],
  ['it was paused', {}, { link: { allowSignup: false } }, false],
  ['it paused itself after the proof', {}, { link: { allowSignup: false, ...alarmed(1) } }, true],
  ['it paused itself before the proof', {}, { link: { allowSignup: false, ...alarmed(2 * hour) } }, false],
  ['it expired a moment ago', {}, { link: { expiresAt: ago(1) } }, false],
  ['it expires in a while', {}, { link: { expiresAt: ahead(hour) } }, true],
  ['it is not open yet', {}, { link: { opensAt: ahead(hour) } }, false],
  ['it opened a moment ago', {}, { link: { opensAt: ago(1) } }, true],
  ['it was revoked', {}, { link: { revokedAt: new Date() } }, false],
  ['it was replaced', {}, { link: { replacedAt: new Date() } }, false],
  ['it takes three, one has come', { useLimit: 3 }, { link: { uses: 1 } }, true],
  ['it takes three, two have come', { useLimit: 3 }, { link: { uses: 2 } }, true],
  ['it takes three, three have come', { useLimit: 3 }, { link: { uses: 3 } }, false],
  ['it takes three, four have come', { useLimit: 3 }, { link: { uses: 4 } }, false],
  ['it takes three a day, two have come', { dailyLimit: 3 }, { link: today(2) }, true],
  ['it takes three a day, three have come', { dailyLimit: 3 }, { link: today(3) }, false],
  ['it takes three a day, four have come', { dailyLimit: 3 }, { link: today(4) }, false],
  [
    'it takes three a day, three came until a moment ago',
    { dailyLimit: 3 },
    { link: { ...today(3), dayEndsAt: ago(1) } },
    true,
  ],
];

function today(usesToday: number) {
  return { usesToday, dayEndsAt: ahead(hour) };
}
function alarmed(milliseconds: number) {
  return { alarmAt: ago(milliseconds), alarmReason: 'starts', alarmCount: 1, alarmLimit: 1 };
}

describe('a last click after it was read', () => {
  const person = { kind: 'person', key, newsletter: false, locale: 'en' } as const;
  it.each<Row>([
    ...registrationFacts,
    ...linkFacts,
    ['it asks for approval', {}, { link: { requiresApproval: true } }, false],
    ['who answers for a client link was disabled', {}, { grantor: { disabledAt: new Date() } }, true],
    ['nothing, of a staff link', staffLink, {}, true],
    ['who answers for a staff link was disabled', staffLink, { grantor: { disabledAt: new Date() } }, false],
    ['who answers for a staff link has become staff', staffLink, { grantor: { role: 'staff' } }, false],
    ['nobody answers for the staff link', staffLink, { link: { grantedById: null } }, false],
    [
      'who answers for a case’s staff was disabled',
      { ...staffLink, joinsAs: 'client', autoCreateCase: true, caseRole: 'staff' },
      { grantor: { disabledAt: new Date() } },
      false,
    ],
  ])('%s', async (_, link, change, isVerifiedAndCurrent) => {
    const prepared = await prepare('verified', link);
    await prepared.change(change);
    expect(await writes(() => attemptCompletion(test.context, { ...prepared.read, by: person }))).toBe(
      isVerifiedAndCurrent,
    );
  });
});

describe('a submission for approval after it was read', () => {
  it.each<Row>([...registrationFacts, ...linkFacts])('%s', async (_, link, change, isVerifiedAndCurrent) => {
    const prepared = await prepare('verified', { requiresApproval: true, ...link });
    await prepared.change(change);
    expect(
      await writes(() =>
        submitForApproval(test.context, { ...prepared.read, key, newsletter: false, locale: 'en' }),
      ),
    ).toBe(isVerifiedAndCurrent);
  });
});

describe('an approval after it was read', () => {
  it.each<Row>([
    ['nothing', {}, {}, true],
    ['it lapsed a moment ago', {}, { registration: { expiresAt: ago(1) } }, false],
    ['it lapses in a while', {}, { registration: { expiresAt: ahead(hour / 2) } }, true],
    [
      'it was rejected',
      {},
      { registration: { state: 'rejected', rejectedAt: new Date(), passwordHash: null } },
      false,
    ],
    [
      'it was withdrawn',
      {},
      { registration: { state: 'withdrawn', withdrawnAt: new Date(), passwordHash: null } },
      false,
    ],
    // An approval works on a link that is closed to the public, but not on one that is full or has ended.
    ...linkFacts.filter(([name]) => name.includes('takes three')),
    ['another version', {}, { link: { version: 2 } }, false],
    ['it was paused', {}, { link: { allowSignup: false } }, true],
    ['it expired', {}, { link: { expiresAt: ago(1) } }, true],
    ['it was revoked', {}, { link: { revokedAt: new Date() } }, false],
    ['it was replaced', {}, { link: { replacedAt: new Date() } }, false],
    ['who answers for a staff link was disabled', staffLink, { grantor: { disabledAt: new Date() } }, true],
  ])('%s', async (_, link, change, isVerifiedAndCurrent) => {
    const prepared = await prepare('pending_approval', link);
    await prepared.change(change);
    const by = { kind: 'approval', membershipId: prepared.door.admin.id, reason: null } as const;
    expect(await writes(() => attemptCompletion(test.context, { ...prepared.read, by }))).toBe(
      isVerifiedAndCurrent,
    );
  });
});
