import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let test: TestApp;
let webFolder: string;
beforeAll(async () => {
  webFolder = await mkdtemp(join(tmpdir(), 'casedoor-web-'));
  await mkdir(join(webFolder, 'assets'));
  await writeFile(join(webFolder, 'assets', 'app.js'), '1');
  for (const page of ['index', 'join', 'client'])
    await writeFile(join(webFolder, `${page}.html`), `<html nonce="__CSP_NONCE__">${page}</html>`);
  test = await createTestApp({ webFolder });
});
afterAll(async () => {
  await test.close();
  await rm(webFolder, { recursive: true });
});

const get = (url: string) => test.anyone.get(`/${url}`);

describe('headers', () => {
  const everywhere = {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'x-download-options': 'noopen',
    'x-frame-options': 'DENY',
    'x-permitted-cross-domain-policies': 'none',
    'x-robots-tag': 'noindex',
    'x-xss-protection': '0',
  };
  const policy = (style = "'self'") =>
    `default-src 'none';script-src 'self';style-src ${style};img-src 'self' data:;font-src 'self';connect-src 'self';manifest-src 'self';frame-src 'self';form-action 'self';base-uri 'none';object-src 'none';frame-ancestors 'none'`;
  const ofTheMoment = [
    'date',
    'content-length',
    'connection',
    'vary',
    'etag',
    'last-modified',
    'accept-ranges',
    'keep-alive',
  ];
  const shown = (headers: object) =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => !ofTheMoment.includes(name)));

  it.each([
    [
      'JSON',
      '/api/v1/session',
      { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    ],
    [
      'a problem',
      '/api/v1/organization',
      { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
    ],
    [
      'nothing there',
      '/api/v1/nothing',
      { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
    ],
    [
      'a file',
      '/assets/app.js',
      {
        'content-type': 'application/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
      },
    ],
    [
      'the description',
      '/api/openapi.json',
      { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    ],
    [
      'health',
      '/healthz',
      { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    ],
  ])('of %s', async (_, url, own) => {
    expect(shown((await get(url)).headers)).toEqual({
      ...everywhere,
      'content-security-policy': policy(),
      ...own,
    });
  });

  it.each([
    ['/', 'index'],
    ['/users', 'index'],
    ['/join/x', 'join'],
    ['/register', 'join'],
    ['/welcome', 'join'],
    ['/accessibility', 'join'],
    ['/.git/config', 'index'],
    ['/metrics', 'index'],
  ])('of the page %s', async (url, page) => {
    const [one, other] = [await get(url), await get(url)];
    const nonce = /nonce="([^"]+)"/.exec(one.text)?.[1] ?? '';
    expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
    expect(shown(one.headers)).toEqual({
      ...everywhere,
      'content-security-policy': policy(`'self' 'nonce-${nonce}'`),
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(one.text).toContain(page);
    expect(other.text).not.toContain(nonce);
  });

  it('say with https that it is to stay', async () => {
    const secure = await createTestApp({ appOrigin: 'https://door.example' });
    const { headers } = await secure.app.inject('/api/v1/session');
    expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
    await secure.close();
  });
});
