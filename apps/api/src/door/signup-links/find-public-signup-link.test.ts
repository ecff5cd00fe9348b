import type { PublicSignupLink } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseHash } from '../../../test/database-hash.ts';
import { recordStatements } from '../../../test/statements.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { bearer, buildOpenLink, readyToComplete } from '../../../test/registration-steps.ts';
import { findLinkByToken } from './find-public-signup-link.ts';
import { createToken } from '../../platform/secrets/token.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const soon = new Date(Date.now() + 3_600_000);
const past = new Date(Date.now() - 3_600_000);

describe('the public page of a link', () => {
  it.each([
    ['open', {}],
    ['open', { expiresAt: soon }],
    ['paused', { allowSignup: false }],
    ['scheduled', { opensAt: soon }],
    ['expired', { expiresAt: past }],
    ['full', { useLimit: 3, uses: 3 }],
    ['replaced', { replacedAt: past }],
    ['revoked', { revokedAt: past }],
  ])('tells that it is %s, and exactly what it needs', async (state, settings) => {
    const { link } = await buildOpenLink(
      test,
      {
        joinsAs: 'staff',
        autoCreateCase: true,
        caseRole: 'staff',
        welcomeText: 'Welcome',
        allowedEmailDomains: ['durand.example'],
        title: 'Secret title',
        caseType: 'Secret type',
        caseTitlePattern: 'Secret',
        ...settings,
      },
      {
        name: 'Cabinet Durand',
        contactEmail: 'office@durand.example',
        locale: 'fr',
        timeZone: 'Europe/Paris',
      },
    );
    const answer = await test.anyone.get(`/public/signup-links/${link.token}`);
    expect(answer.status).toBe(200);
    // The whole body: no counts, no limits, no ids but the organization's (its logo's address has it too), and not who created it.
    expect(answer.json()).toEqual({
      state,
      organization: {
        id: link.organizationId,
        name: 'Cabinet Durand',
        logoUrl: null,
        accentColour: null,
        contactEmail: 'office@durand.example',
        contactUrl: null,
        contactPhone: null,
        postalAddress: null,
        registerNumber: null,
        dataLocation: null,
        timeZone: 'Europe/Paris',
        notice: null,
      },
      discreet: false,
      quickExitUrl: null,
      joinsAs: 'staff',
      opensCase: true,
      caseRole: 'staff',
      inviterName: null,
      welcomeText: 'Welcome',
      // Left to the person's browser: the link sets no language.
      locale: null,
      opensAt: state === 'scheduled' ? soon.toISOString() : null,
      expiresAt: link.expiresAt?.toISOString() ?? null,
      allowedEmailDomains: ['durand.example'],
      requiresApproval: false,
      frameOrigins: [],
    });
    expect(answer.text).not.toMatch(/Secret|uses|useLimit/);
  });

  it('announces no case if none is opened, and returns the link’s language', async () => {
    const { link } = await buildOpenLink(test, { locale: 'en', caseRole: 'staff' }, { locale: 'fr' });
    expect((await test.anyone.get(`/public/signup-links/${link.token}`)).json()).toMatchObject({
      opensCase: false,
      caseRole: null,
      locale: 'en',
    });
  });

  it('refuses what was never a token without a query, and one of another kind', async () => {
    const { link } = await buildOpenLink(test);
    const token = link.token ?? '';
    const forms = [
      token.toUpperCase().replace(/^\d*$/, 'X'),
      token.slice(1),
      `${token}0`,
      createToken('registration'),
      createToken('waiting'),
      'garbage',
      '%00',
      '..%2f..%2fsession',
      'a.b.c',
      'x'.repeat(100),
      `${token}%20`,
      `%20${token}`,
    ];
    const { sent } = await recordStatements(async () => {
      for (const form of forms) {
        expect((await test.anyone.get(`/public/signup-links/${form}`)).code, form).toBe(
          'signup_link_not_found',
        );
        await expect(findLinkByToken(test.database, form)).rejects.toThrow('signup_link_not_found');
      }
    });
    expect(sent).toEqual([]);
    const unknown = createToken('link');
    const read = await recordStatements(async () => {
      await expect(findLinkByToken(test.database, unknown)).rejects.toThrow('signup_link_not_found');
      return test.anyone.get(`/public/signup-links/${unknown}`);
    });
    expect(read.answer.code).toBe('signup_link_not_found');
    expect(read.sent).toHaveLength(2);
    expect((await test.anyone.get(`/public/signup-links/${'x'.repeat(101)}`)).code).toBe('request_invalid');
    expect((await test.app.inject(`/api/v1/public/signup-links/${'x'.repeat(20_000)}`)).json()).toMatchObject(
      { code: 'endpoint_not_found', status: 404 },
    );
    expect((await test.app.inject('/api/v1/public/signup-links/%E0%A4%A')).json()).toMatchObject({
      code: 'request_malformed',
      status: 400,
    });
  });

  it('answers each token with its own link', async () => {
    const one = await buildOpenLink(test);
    const other = await buildOpenLink(test, {}, { name: 'Other' });
    const names = await Promise.all(
      [one, other].map(
        async ({ link }) =>
          (await test.anyone.get(`/public/signup-links/${link.token}`)).json<PublicSignupLink>().organization
            .name,
      ),
    );
    expect(names[1]).toBe('Other');
    expect(names[0]).not.toBe('Other');
  });
});

it('a hundred GET, HEAD and OPTIONS change not one row', async () => {
  const { link, admin } = await buildOpenLink(test);
  const { token } = await readyToComplete(test, link.token);
  const { cookie } = await test.signInAs(admin);
  const before = await databaseHash(test.database);
  const paths = [
    `/api/v1/public/signup-links/${link.token}`,
    '/api/v1/public/registration',
    '/api/v1/session',
    `/api/v1/signup-links/${link.id}`,
    `/api/v1/signup-links/${link.id}/registrations`,
    `/join/${link.token}`,
    '/register',
    `/api/v1/public/signup-links/${link.token}/registrations`,
    '/api/v1/public/registration/verify',
    '/api/v1/public/registration/complete',
  ];
  let answered = 0;
  for (const method of ['GET', 'HEAD', 'OPTIONS'] as const) {
    for (const url of paths) {
      for (let round = 0; round < 4; round += 1) {
        const { statusCode } = await test.app.inject({ method, url, headers: { ...bearer(token), cookie } });
        if (statusCode === 200) answered += 1;
      }
    }
  }
  expect(answered).toBeGreaterThanOrEqual(40);
  expect(await databaseHash(test.database)).toBe(before);
  // Proves that the hash detects a change.
  await test.anyone.post('/public/registration/withdraw', undefined, bearer(token));
  expect(await databaseHash(test.database)).not.toBe(before);
});
