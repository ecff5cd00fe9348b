import type { Arrival } from '@casedoor/contracts';
import { describe, expect, test } from 'vitest';
import { fateOf, isShownBelow, stepsOf } from './story.ts';

const mail = (columns: Partial<Arrival['mails'][number]>): Arrival['mails'][number] => ({
  id: 'mail',
  message: 'personal_link',
  locale: 'en',
  createdAt: '2026-11-22T10:00:00.000Z',
  sentAt: null,
  deliveredAt: null,
  failedAt: null,
  bouncedAt: null,
  ...columns,
});

const arrival: Arrival = {
  id: 'registration',
  membershipId: 'membership',
  origin: 'link',
  signupLink: { id: 'link', title: 'Website', createdBy: null },
  by: null,
  settings: null,
  use: 1,
  sourceTag: null,
  startedAt: '2026-11-22T10:00:00.000Z',
  openedAt: null,
  verifiedAt: '2026-11-22T10:01:00.000Z',
  submittedAt: null,
  approvedBy: null,
  completedAt: '2026-11-22T10:03:00.000Z',
  consent: {
    at: '2026-11-22T10:02:00.000Z',
    locale: 'en',
    termsVersion: '3',
    privacyVersion: null,
    noticeVersion: null,
    newsletter: false,
  },
  case: { id: 'case', reference: 'K7M2-4QXD', title: 'Léa Martin' },
  mails: [mail({}), mail({ id: 'welcome', message: 'welcome', createdAt: '2026-11-22T10:03:00.000Z' })],
};

describe('the steps of an arrival', () => {
  test('stand in the order in which they happened', () => {
    expect(stepsOf(arrival).map(({ what }) => what)).toEqual([
      'started',
      'mail',
      'verified',
      'agreed',
      'completed',
      'case',
      'mail',
    ]);
  });

  test.each([
    ['link', 'started'],
    ['invitation', 'invited'],
    ['added', 'added'],
    ['imported', 'imported'],
  ] as const)('begin, by %s, with %s', (origin, first) => {
    expect(stepsOf({ ...arrival, origin })[0]?.what).toBe(first);
  });

  test('show an approval instead of a completion', () => {
    const approved = {
      ...arrival,
      submittedAt: '2026-11-22T10:02:30.000Z',
      approvedBy: 'Ada Roy',
      mails: [],
    };
    expect(stepsOf(approved).map(({ what }) => what)).toEqual([
      'started',
      'verified',
      'agreed',
      'submitted',
      'approved',
      'case',
    ]);
  });

  test('show that an invitation was opened before the mailbox was verified', () => {
    const opened = {
      ...arrival,
      origin: 'invitation' as const,
      openedAt: '2026-11-22T10:00:30.000Z',
      mails: [],
    };
    expect(
      stepsOf(opened)
        .map(({ what }) => what)
        .slice(0, 3),
    ).toEqual(['invited', 'opened', 'verified']);
  });

  test('leave out what has not happened', () => {
    const begun = { ...arrival, verifiedAt: null, completedAt: null, consent: null, case: null, mails: [] };
    expect(stepsOf(begun).map(({ what }) => what)).toEqual(['started']);
  });
});

test.each([
  ['founded', [], false],
  ['founded', ['link'], false],
  ['imported', [], false],
  ['imported', ['imported'], true],
  ['added', ['link', 'added'], true],
  ['link', ['invitation'], true],
] as const)('that somebody was %s is shown by registrations by %j: %s', (how, origins, shown) => {
  const beginning = { how, at: arrival.startedAt, by: null };
  expect(isShownBelow({ beginning, items: origins.map((origin) => ({ ...arrival, origin })) })).toBe(shown);
});

const at = (minute: number) => `2026-11-22T10:0${minute}:00.000Z`;

test.each([
  [{}, 'queued', null],
  [{ sentAt: at(1) }, 'sent', at(1)],
  [{ sentAt: at(1), deliveredAt: at(2) }, 'delivered', at(2)],
  [{ sentAt: at(1), deliveredAt: at(2), bouncedAt: at(3) }, 'bounced', at(3)],
  [{ failedAt: at(4) }, 'failed', at(4)],
] as const)('a mail with %j is %s', (columns, fate, when) => {
  expect(fateOf(mail(columns))).toEqual({ fate, at: when });
});
