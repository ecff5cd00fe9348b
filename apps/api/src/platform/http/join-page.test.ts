import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedLink } from '@casedoor/contracts/embedded-link';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { databaseHash } from '../../../test/database-hash.ts';
import { buildOpenLink } from '../../../test/registration-steps.ts';
import { recordStatements } from '../../../test/statements.ts';
import { appOrigin, createTestApp, type TestApp } from '../../../test/test-app.ts';
import { createToken } from '../secrets/token.ts';

const source = join(import.meta.dirname, '../../../../web/join.html');
let test: TestApp;
let webFolder: string;
/** The page as it is without a link. */
let plain: string;
beforeAll(async () => {
  webFolder = await mkdtemp(join(tmpdir(), 'casedoor-web-'));
  await mkdir(join(webFolder, 'assets'));
  await writeFile(join(webFolder, 'index.html'), 'index');
  await cp(source, join(webFolder, 'join.html'));
  await cp(join(source, '../client.html'), join(webFolder, 'client.html'));
  plain = (await readFile(source, 'utf8')).replaceAll('__APP_ORIGIN__', appOrigin);
  test = await createTestApp({ webFolder });
});
afterAll(async () => {
  await test.close();
  await rm(webFolder, { recursive: true });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const past = new Date(Date.now() - 3_600_000);
const durand = {
  name: 'Cabinet Durand',
  logo: Buffer.from('logo'),
  logoMediaType: 'image/png',
  accentColour: '#ffee00',
  contactEmail: 'accueil@durand.example',
  contactPhone: '+33 1 23 45 67 89',
  contactUrl: 'https://durand.example/contact',
  postalAddress: '1 rue de la Paix\n75002 Paris',
};

async function open(path: string, headers: Record<string, string> = {}) {
  const answer = await test.anyone.get(`/${path}`, headers);
  expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
  const meta = (name: string) =>
    new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(answer.text)?.[1];
  const json = /<script type="application\/json" id="embedded-link">([^<]*)<\/script>/.exec(answer.text)?.[1];
  return {
    ...answer,
    meta,
    title: /<title>([^<]*)<\/title>/.exec(answer.text)?.[1],
    lang: /<html lang="(\w+)">/.exec(answer.text)?.[1],
    embedded: json === undefined ? null : (JSON.parse(json) as EmbeddedLink),
  };
}

describe('the page of a link, before its scripts', () => {
  it('says who invites, to messengers too, and contains what the API answers', async () => {
    const { link, organizationId } = await buildOpenLink(test, {}, durand);
    const page = await open(`/join/${link.token}?from=newsletter`, { 'accept-language': 'en' });
    expect([page.lang, page.title]).toEqual(['en', 'Cabinet Durand invites you']);
    expect(page.meta('description')).toContain('Register in two minutes');
    expect(page.meta('og:title')).toBe('Cabinet Durand invites you');
    expect(page.meta('og:site_name')).toBe('Cabinet Durand');
    expect(page.meta('og:type')).toBe('website');
    expect(page.meta('og:locale')).toBe('en_GB');
    expect(page.meta('og:url')).toBe(`${appOrigin}/join/${link.token}`);
    expect(page.meta('og:image')).toMatch(new RegExp(`^${appOrigin}/logos/${organizationId}\\?v=\\d+$`));
    expect(page.meta('robots')).toBe('noindex');
    const { text } = await test.anyone.get(`/public/signup-links/${link.token}`);
    expect(page.embedded).toEqual({ link: JSON.parse(text) as unknown, mayBeSignedIn: false });
    expect(page.text).toContain('<span class="sender-name">Cabinet Durand</span>');
  });

  it('has the accent with its contrast corrected, in a style that the policy allows', async () => {
    const { link } = await buildOpenLink(test, {}, durand);
    const { text, headers } = await open(`/join/${link.token}`);
    const [, nonce, light, dark] =
      /<style nonce="([^"]+)">:root \{ --accent-light: (#\w{6}); --accent-dark: (#\w{6}); \}/.exec(text) ??
      [];
    expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
    expect(light).not.toBe('#ffee00');
    expect(dark).toBe('#ffee00');
  });

  it('says without JavaScript why it needs it, and every way to reach the organization', async () => {
    const { link } = await buildOpenLink(test, {}, durand);
    const { text } = await open(`/join/${link.token}`);
    const without = [...text.matchAll(/<noscript>([^]*?)<\/noscript>/g)].map(([, part]) => part).join('');
    for (const part of [
      '<h1>Cabinet Durand invites you</h1>',
      'This page needs JavaScript',
      '<a href="mailto:accueil@durand.example">accueil@durand.example</a>',
      '<a href="tel:+33123456789">+33 1 23 45 67 89</a>',
      '<a href="https://durand.example/contact">',
      '1 rue de la Paix, 75002 Paris',
    ])
      expect(without).toContain(part);
  });

  it.each([
    ['the link’s language', { locale: 'fr' }, '', 'en', 'fr'],
    ['the browser’s where the link has none', {}, '', 'fr-CA,en;q=0.5', 'fr'],
    ['the address’s before the link’s', { locale: 'fr' }, '?lang=en', 'fr', 'en'],
  ])('is in %s', async (_, settings, query, accepted, lang) => {
    const { link } = await buildOpenLink(test, settings, durand);
    const page = await open(`/join/${link.token}${query}`, { 'accept-language': accepted });
    expect(page.lang).toBe(lang);
    expect(page.title).toBe(lang === 'fr' ? 'Cabinet Durand vous invite' : 'Cabinet Durand invites you');
    expect(page.meta('og:locale')).toBe(lang === 'fr' ? 'fr_FR' : 'en_GB');
    expect(page.text.includes('Vous pouvez aussi contacter Cabinet Durand\u00a0:')).toBe(lang === 'fr');
  });

  it.each([
    ['paused', { allowSignup: false }],
    ['revoked', { revokedAt: past }],
  ])('of a %s link names the organization and says that it is closed', async (state, settings) => {
    const { link } = await buildOpenLink(test, settings, durand);
    const page = await open(`/join/${link.token}`);
    expect(page.title).toBe('Invitation · Cabinet Durand');
    expect(page.meta('og:description')).toBe('This link accepts no registrations at present.');
    expect(page.embedded?.link.state).toBe(state);
    expect(page.text).not.toContain('invites you');
  });

  it.each(['', '/frame'])('of a discreet link (%s) contains nothing of the organization', async (frame) => {
    const websites = { frameOrigins: ['https://www.durand.example'] };
    const { link, organizationId } = await buildOpenLink(
      test,
      { discreet: true, locale: 'fr', welcomeText: 'Bonjour', ...websites },
      durand,
    );
    const page = await open(`/join/${link.token}${frame}`);
    expect(page.text).not.toMatch(/durand|logos|accent|Bonjour|Paix|23 45|og:site_name|og:image/i);
    expect(page.text).not.toContain(organizationId);
    expect(page.embedded).toBeNull();
    if (frame !== '') return;
    expect([page.lang, page.title, page.meta('og:title')]).toEqual([
      'fr',
      'Votre inscription',
      'Votre inscription',
    ]);
    expect(page.text).toContain('Cette page a besoin de JavaScript');
  });

  it.each([
    ['/join/x'],
    [`/join/${createToken('link')}`],
    ['/join'],
    ['/register'],
    ['/not-me/welcome'],
    ['/welcome'],
  ])('%s is the plain one, in both languages', async (path) => {
    const { text } = await open(path, { 'accept-language': 'fr' });
    expect(text).toBe(plain);
    for (const part of [
      'Your registration · Votre inscription',
      'needs JavaScript',
      'a besoin de JavaScript',
    ])
      expect(text).toContain(part);
  });

  it('lets no text of an organization become HTML or script', async () => {
    const name = `</script></noscript><img src=x onerror=alert(1)> "'&$& <!-- __CSP_NONCE__ <!-- /part -->`;
    const { link } = await buildOpenLink(
      test,
      { welcomeText: name },
      {
        ...durand,
        name,
        contactEmail: null,
        postalAddress: name,
      },
    );
    const page = await open(`/join/${link.token}`);
    expect(page.text).not.toContain('<img src=x');
    expect(page.text.match(/<\/script>/g)).toHaveLength(3);
    expect(page.embedded?.link.organization.name).toBe(name);
    expect(page.embedded?.link.welcomeText).toBe(name);
    expect(page.title).toBe(
      '&lt;/script&gt;&lt;/noscript&gt;&lt;img src=x onerror=alert(1)&gt; &quot;&#x27;&amp;$&amp; &lt;!-- __CSP_NONCE__ &lt;!-- /part --&gt; invites you',
    );
    expect(page.meta('og:site_name')).toMatch(/^&lt;\/script&gt;.*--&gt;$/);
  });

  it('tells its scripts that somebody may be signed in, where the browser sent a cookie', async () => {
    const { link } = await buildOpenLink(test);
    const page = await open(`/join/${link.token}`, { cookie: 'casedoor.session_token=x' });
    expect(page.embedded?.mayBeSignedIn).toBe(true);
  });

  it('takes one statement, none for garbage, and changes nothing: no visit is counted', async () => {
    const { link } = await buildOpenLink(test, {}, durand);
    const before = await databaseHash(test.database);
    const { sent } = await recordStatements(() => open(`/join/${link.token}?from=newsletter`));
    expect(sent).toHaveLength(1);
    expect((await recordStatements(() => open('/join/garbage'))).sent).toEqual([]);
    expect(await databaseHash(test.database)).toBe(before);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('no database'))],
    ['does not answer', () => new Promise<never>(() => undefined)],
  ])('is the plain one, and refuses frames, where the database %s', async (_, answer) => {
    const { link } = await buildOpenLink(test, { frameOrigins: ['https://www.durand.example'] }, durand);
    vi.spyOn(pg.Pool.prototype, 'query').mockImplementation(answer as never);
    expect((await open(`/join/${link.token}`)).text).toBe(plain);
    const frame = await open(`/join/${link.token}/frame`);
    expect([frame.text, frame.headers['x-frame-options']]).toEqual([plain, 'DENY']);
  });

  it('of a frame contains the link for its websites, without a letterhead', async () => {
    const { link } = await buildOpenLink(test, { frameOrigins: ['https://www.durand.example'] }, durand);
    const page = await open(`/join/${link.token}/frame`);
    expect(page.embedded?.link.frameOrigins).toEqual(['https://www.durand.example']);
    expect(page.text).toContain('<h1>Cabinet Durand invites you</h1>');
    expect(page.text).not.toContain('letterhead');
  });
});
