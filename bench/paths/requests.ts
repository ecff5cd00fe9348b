import { newAddress, newNetwork, password } from './fixtures.ts';

const api = '/api/v1';

/** The link page's data. */
export const linkPageRequest = (token: string) => get(`/public/signup-links/${token}`);

/** A signed-in GET. */
export const signedInRequest = (path: string, cookie: string) => get(path, { cookie });

/** A start by a new address from a new network. */
export const startRequest = (token: string) =>
  post(
    `/public/signup-links/${token}/registrations`,
    { email: newAddress(), locale: 'en' },
    { 'x-forwarded-for': newNetwork() },
  );

/** The last click of the wizard. */
export const completeRequest = (token: string, { withPassword }: { withPassword: boolean }) =>
  post(
    '/public/registration/complete',
    {
      ...(withPassword ? { password } : {}),
      termsVersion: null,
      privacyVersion: null,
      newsletter: false,
    },
    {
      authorization: `Bearer ${token}`,
      'idempotency-key': `key-${token}`,
      'x-forwarded-for': newNetwork(),
    },
  );

function get(path: string, headers: Record<string, string> = {}): string {
  return requestText('GET', path, headers, '');
}

function post(path: string, body: object, headers: Record<string, string>): string {
  const text = JSON.stringify(body);
  const type = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) };
  return requestText('POST', path, { ...type, ...headers }, text);
}

function requestText(method: string, path: string, headers: Record<string, string>, body: string): string {
  const all = { host: '127.0.0.1', accept: 'application/json', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${api}${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}
