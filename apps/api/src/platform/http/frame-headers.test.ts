import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { buildOpenLink } from '../../../test/registration-steps.ts';
import { createToken } from '../secrets/token.ts';

let test: TestApp;
let webFolder: string;
beforeAll(async () => {
  webFolder = await mkdtemp(join(tmpdir(), 'casedoor-web-'));
  await mkdir(join(webFolder, 'assets'));
  for (const page of ['index', 'join', 'client']) await writeFile(join(webFolder, `${page}.html`), page);
  test = await createTestApp({ webFolder });
});
afterAll(async () => {
  await test.close();
  await rm(webFolder, { recursive: true });
});

const origins = ['https://www.durand.example', 'http://localhost:5500'];
const listed = { frameOrigins: origins };
const soon = new Date(Date.now() + 3_600_000);
const past = new Date(Date.now() - 3_600_000);

/** Returns who may frame the page at a path, according to both headers. */
async function framedBy(path: string): Promise<{ ancestors: string | undefined; xFrameOptions: unknown }> {
  const { headers, status, text } = await test.anyone.get(`/${path}`);
  expect([status, text]).toEqual([200, 'join']);
  return {
    ancestors: /frame-ancestors ([^;]*)/.exec(String(headers['content-security-policy']))?.[1],
    xFrameOptions: headers['x-frame-options'],
  };
}

const nobody = { ancestors: "'none'", xFrameOptions: 'DENY' };

describe('the frame of a link', () => {
  it.each([
    ['open', {}],
    ['paused', { allowSignup: false }],
    ['scheduled', { opensAt: soon }],
    ['expired', { expiresAt: past }],
    ['full', { useLimit: 1, uses: 1 }],
  ])('is for its websites alone while it is %s', async (_, columns) => {
    const { link } = await buildOpenLink(test, { ...listed, ...columns });
    expect(await framedBy(`/join/${link.token}/frame`)).toEqual({
      ancestors: origins.join(' '),
      xFrameOptions: undefined,
    });
    const { text } = await test.anyone.get(`/public/signup-links/${link.token}`);
    expect(JSON.parse(text)).toMatchObject({ frameOrigins: origins });
  });

  it.each([
    ['lists nobody', {}],
    ['is discreet', { ...listed, discreet: true }],
    ['was replaced', { ...listed, replacedAt: past }],
    ['was revoked', { ...listed, revokedAt: past }],
  ])('is for nobody where the link %s', async (_, columns) => {
    const { link } = await buildOpenLink(test, columns);
    expect(await framedBy(`/join/${link.token}/frame`)).toEqual(nobody);
    const { text } = await test.anyone.get(`/public/signup-links/${link.token}`);
    expect(JSON.parse(text)).toMatchObject({ frameOrigins: [] });
  });

  it.each([
    ['never existed', () => createToken('link')],
    ['is garbage', () => 'x'],
  ])('is for nobody, like any other page, where the token %s', async (_, token) => {
    const { link } = await buildOpenLink(test);
    const [one, other] = await Promise.all(
      [token(), link.token].map((each) => test.anyone.get(`//join/${each}/frame`)),
    );
    expect(one).toBeDefined();
    expect(headersOf(one)).toEqual(headersOf(other));
    expect(one?.text).toBe(other?.text);
  });

  it('opens no other page of the link or of the product', async () => {
    const { link } = await buildOpenLink(test, listed);
    for (const path of [
      `/join/${link.token}`,
      `/join/${link.token}/`,
      '/register',
      '/welcome',
      '/not-me/welcome',
    ])
      expect((await test.anyone.get(`/${path}`)).headers, path).toMatchObject({
        'x-frame-options': 'DENY',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'") as unknown,
      });
    expect(await framedBy('/preview/x')).toEqual({ ancestors: "'self'", xFrameOptions: undefined });
  });

  it('is for the websites of the successor while a replaced URL still works', async () => {
    const { link, admin } = await buildOpenLink(test, { frameOrigins: ['https://old.example'] });
    const caller = await test.signInAs(admin);
    const replaced = await caller.post(`/signup-links/${link.id}/replace`, { version: 1, graceDays: 1 });
    const successor = replaced.json<{ id: string; version: number; frameOrigins: string[] }>();
    expect(successor.frameOrigins).toEqual(['https://old.example']);
    await caller.patch(`/signup-links/${successor.id}`, {
      version: successor.version,
      frameOrigins: ['https://NEW.example/', 'https://new.example:443', 'https://études.example'],
    });
    expect(await framedBy(`/join/${link.token}/frame`)).toMatchObject({
      ancestors: 'https://new.example https://xn--tudes-9ra.example',
    });
  });
});

describe('the preview of a link', () => {
  it.each([
    ['as it is', '', { state: 'open', opensAt: null, discreet: false, requiresApproval: false }],
    ['as if expired', '?state=expired', { state: 'expired' }],
    ['as if scheduled', '?state=scheduled', { state: 'scheduled', opensAt: expect.any(String) as unknown }],
    [
      'as if full for today',
      '?state=full_today',
      { state: 'full_today', opensAt: expect.any(String) as unknown },
    ],
    [
      'as if discreet',
      '?discreet=true',
      { discreet: true, frameOrigins: [], quickExitUrl: expect.any(String) as unknown },
    ],
    ['as if with approval', '?requiresApproval=true', { requiresApproval: true }],
  ])('shows it %s, and changes nothing', async (_, query, shown) => {
    const { link, admin } = await buildOpenLink(test, listed);
    const caller = await test.signInAs(admin);
    const answer = await caller.get(`/signup-links/${link.id}/preview${query}`);
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject(shown);
    const after = await test.database.signupLink.findFirstOrThrow({ where: { id: link.id } });
    expect(after).toEqual(link);
  });

  it('names midnight there as the end of a full day', async () => {
    const { link, admin } = await buildOpenLink(test, {}, { timeZone: 'Asia/Kathmandu' });
    const caller = await test.signInAs(admin);
    const answer = await caller.get(`/signup-links/${link.id}/preview?state=full_today`);
    const { opensAt } = answer.json<{ opensAt: string }>();
    const there = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Kathmandu', timeStyle: 'medium' });
    expect(there.format(new Date(opensAt))).toBe('00:00:00');
    expect(Date.parse(opensAt) - Date.now()).toBeGreaterThan(0);
    expect(Date.parse(opensAt) - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
  });

  it('is also of a link without a URL, and of no other organization', async () => {
    const { link, admin } = await buildOpenLink(test, { token: null, allowSignup: false });
    const caller = await test.signInAs(admin);
    expect((await caller.get(`/signup-links/${link.id}/preview`)).json()).toMatchObject({ state: 'paused' });
    const elsewhere = await buildOpenLink(test);
    const refused = await caller.get(`/signup-links/${elsewhere.link.id}/preview`);
    expect(refused.code).toBe('signup_link_not_found');
  });
});

function headersOf(answer: { headers: Record<string, unknown> } | undefined) {
  const { date, 'content-security-policy': policy, ...others } = answer?.headers ?? {};
  expect(date).toBeDefined();
  return { ...others, policy: String(policy).replace(/nonce-[^']*/, 'nonce') };
}
