import type { Organization } from '@casedoor/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildMemberOfEachRole, buildOrganization } from '../../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';
import { createOrganization, slugOf } from './create-organization.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const dataUrl = (mediaType: string, bytes: Buffer) => `data:${mediaType};base64,${bytes.toString('base64')}`;

let test: TestApp;
let organizationId: string;
let people: Awaited<ReturnType<typeof buildMemberOfEachRole>>;
let admin: Caller;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());
beforeEach(async () => {
  organizationId = (await buildOrganization(test.database, { name: 'Cabinet Durand' })).id;
  people = await buildMemberOfEachRole(test.database, organizationId);
  admin = await test.signInAs(people.admin);
});

const row = () => test.database.organization.findUniqueOrThrow({ where: { id: organizationId } });

describe('GET /organization', () => {
  it('shows every member their own organization’s settings', async () => {
    await buildOrganization(test.database, { name: 'Another' });
    for (const person of Object.values(people)) {
      const caller = await test.signInAs(person);
      expect((await caller.get('/organization')).json<Organization>()).toEqual({
        id: organizationId,
        version: 1,
        name: 'Cabinet Durand',
        slug: (await row()).slug,
        logoUrl: null,
        accentColour: null,
        contactEmail: null,
        contactUrl: null,
        contactPhone: null,
        postalAddress: null,
        registerNumber: null,
        dataLocation: null,
        termsUrl: null,
        termsVersion: null,
        privacyUrl: null,
        privacyVersion: null,
        notice: null,
        noticeVersion: 0,
        consentForm: 'sentence',
        quickExitUrl: null,
        locale: 'en',
        timeZone: 'UTC',
      });
    }
  });
});

describe('PATCH /organization', () => {
  it('changes what was given, counts the version up and says so in the history', async () => {
    const answer = await admin.patch('/organization', {
      version: 1,
      name: 'Durand & Fils',
      termsUrl: 'https://durand.example/terms',
      termsVersion: '2026-03',
      contactEmail: null,
    });
    expect(answer.json<Organization>()).toMatchObject({
      version: 2,
      name: 'Durand & Fils',
      termsUrl: 'https://durand.example/terms',
      termsVersion: '2026-03',
      locale: 'en',
    });
    expect(await row()).toMatchObject({ version: 2, name: 'Durand & Fils', termsVersion: '2026-03' });
    expect(await test.database.auditEvent.findMany({ where: { organizationId } })).toMatchObject([
      {
        action: 'organization.changed',
        actorMembershipId: people.admin.id,
        subjectId: organizationId,
        details: {
          name: { from: 'Cabinet Durand', to: 'Durand & Fils' },
          termsUrl: { from: null, to: 'https://durand.example/terms' },
          termsVersion: { from: null, to: '2026-03' },
        },
      },
    ]);
  });

  it('lets one of two changes of the same version win', async () => {
    const manager = await test.signInAs(people.manager);
    const answers = await Promise.all([
      admin.patch('/organization', { version: 1, name: 'One' }),
      manager.patch('/organization', { version: 1, name: 'Two' }),
      admin.patch('/organization', { version: 1, locale: 'fr' }),
    ]);
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409', '409']);
    expect(answers.map(({ code }) => code)).toContain('organization_changed');
    expect(await row()).toMatchObject({ version: 2 });
    expect(await test.database.auditEvent.count({ where: { organizationId } })).toBe(1);
  });

  it('asks for the version of terms and privacy notice, and forgets it with their address', async () => {
    const without = await admin.patch('/organization', {
      version: 1,
      termsUrl: 'https://a.example/t',
      privacyUrl: 'https://a.example/p',
      privacyVersion: '1',
    });
    expect(without).toMatchObject({ status: 400, code: 'request_invalid' });
    expect(without.json<{ errors: unknown }>().errors).toMatchObject([
      { path: 'termsVersion', code: 'required' },
    ]);
    await admin.patch('/organization', {
      version: 1,
      privacyUrl: 'https://a.example/p',
      privacyVersion: '1',
    });
    expect((await admin.patch('/organization', { version: 2, privacyVersion: null })).code).toBe(
      'request_invalid',
    );
    await admin.patch('/organization', { version: 2, privacyUrl: null });
    expect(await row()).toMatchObject({ version: 3, privacyUrl: null, privacyVersion: null });
  });

  it('keeps what shows people that they know the organization, and how it asks for consent', async () => {
    const changes = {
      contactPhone: '+33 1 42 60 00 00',
      postalAddress: '12 rue de la Paix\n75002 Paris',
      registerNumber: 'Barreau de Paris, toque A 123',
      dataLocation: 'Paris, France',
      consentForm: 'boxes',
    };
    await admin.patch('/organization', { version: 1, ...changes });
    expect(await row()).toMatchObject({ version: 2, ...changes });
    await admin.patch('/organization', { version: 2, postalAddress: '', contactPhone: null });
    expect(await row()).toMatchObject({ version: 3, postalAddress: null, contactPhone: null });
  });

  it.each([
    { name: '' },
    { accentColour: 'red' },
    { termsUrl: 'javascript:alert(1)' },
    { contactUrl: 'no address' },
    { contactPhone: 'call us' },
    { consentForm: 'silence' },
    { postalAddress: 'x'.repeat(301) },
    { registerNumber: 'two\nlines' },
    { locale: 'de' },
    { timeZone: 'Nowhere' },
    { slug: 'other' },
    { id: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11' },
    { contactEmail: 'a@b@c' },
    { logo: 'https://a.example/logo.png' },
    { logo: 'data:image/svg+xml;base64,PHN2Zy8+' },
  ])('refuses %j', async (changes) => {
    expect(await admin.patch('/organization', { version: 1, ...changes })).toMatchObject({
      status: 400,
      code: 'request_invalid',
    });
    expect(await row()).toMatchObject({ version: 1 });
  });
});

describe('the logo', () => {
  it('is shown to anyone until it is removed', async () => {
    const logo = dataUrl('image/png', png);
    const { logoUrl } = (await admin.patch('/organization', { version: 1, logo })).json<Organization>();
    expect(logoUrl).toBe(`/logos/${organizationId}?v=2`);
    const shown = await test.app.inject({ url: logoUrl ?? '' });
    expect(shown.statusCode).toBe(200);
    expect(shown.rawPayload).toEqual(png);
    expect(shown.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=300',
    });
    expect((await admin.get('/organization')).json<Organization>().logoUrl).toBe(logoUrl);

    expect(
      (await admin.patch('/organization', { version: 2, logo: null })).json<Organization>().logoUrl,
    ).toBeNull();
    expect((await test.anyone.get(`//${'logos'}/${organizationId}`)).code).toBe('endpoint_not_found');
    const history = await test.database.auditEvent.findMany({ where: { organizationId } });
    expect(JSON.stringify(history)).not.toContain(png.toString('base64').slice(0, 20));
  });

  it('may be as large as 100 kB', async () => {
    const padded = (bytes: number) =>
      dataUrl('image/png', Buffer.concat([png, Buffer.alloc(bytes - png.length)]));
    expect((await admin.patch('/organization', { version: 1, logo: padded(100_000) })).status).toBe(200);
    for (const bytes of [100_001, 110_000]) {
      expect(await admin.patch('/organization', { version: 2, logo: padded(bytes) })).toMatchObject({
        status: 400,
        code: 'request_invalid',
      });
    }
    expect(await admin.patch('/organization', { version: 2, logo: padded(200_000) })).toMatchObject({
      status: 413,
      code: 'request_too_large',
    });
  });

  it.each([
    ['image/png', Buffer.from('<script>alert(1)</script>')],
    ['image/jpeg', png],
    ['image/webp', Buffer.from('RIFF0000WAVE')],
  ])('must be the %s that it claims to be', async (mediaType, bytes) => {
    expect(await admin.patch('/organization', { version: 1, logo: dataUrl(mediaType, bytes) })).toMatchObject(
      { status: 400 },
    );
  });

  it.each([
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['image/webp', Buffer.from('RIFF0000WEBPVP8 ')],
  ])('may be %s', async (mediaType, bytes) => {
    expect((await admin.patch('/organization', { version: 1, logo: dataUrl(mediaType, bytes) })).status).toBe(
      200,
    );
  });

  it.each(['019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11', 'nonsense', '%00'])('of %s does not exist', async (id) => {
    expect((await test.anyone.get(`//logos/${id}`)).status).toBe(404);
  });
});

describe('createOrganization', () => {
  const create = (name: string) =>
    test.database.$transaction((transaction) =>
      createOrganization(transaction, { name, locale: 'fr', timeZone: 'Europe/Paris' }),
    );

  it('gives each organization a slug of its own, also at the same moment', async () => {
    const created = await Promise.all([
      create('Étude Lefèvre'),
      create('Étude Lefèvre'),
      create('étude-lefèvre'),
    ]);
    const rows = await test.database.organization.findMany({
      where: { id: { in: created.map((one) => one.organizationId) } },
    });
    expect(rows.map(({ slug }) => slug).toSorted()).toEqual([
      'etude-lefevre',
      'etude-lefevre-2',
      'etude-lefevre-3',
    ]);
    expect(rows[0]).toMatchObject({ locale: 'fr', timeZone: 'Europe/Paris', version: 1 });
  });

  it.each([
    ['Cabinet Durand & Fils', 'cabinet-durand-fils'],
    ['  ŒUVRE №1 ', 'uvre-no1'],
    ['東京', 'organization'],
    ['-a-', 'a'],
  ])('slug of %s: %s', (name, slug) => expect(slugOf(name)).toBe(slug));
});
