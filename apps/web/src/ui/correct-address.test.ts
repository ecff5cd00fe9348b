import { afterEach, expect, it, vi } from 'vitest';
import { correctAddress } from './correct-address.ts';

const token = '0123456789abcdef0123456789abcdef01234567';

/** Opens an address, with the state of its history entry, and returns what the page made of it. */
function opened(address: string): string {
  const { origin, pathname, search, hash } = new URL(address, 'https://door.example');
  const replaceState = vi.fn<(state: unknown, title: string, url: string) => void>();
  vi.stubGlobal('window', {
    location: { origin, pathname, search, hash },
    history: { state: 'kept', replaceState },
  });
  vi.stubGlobal('document', { querySelector: () => ({ content: 'https://door.example' }) });
  correctAddress();
  const [replaced] = replaceState.mock.calls;
  if (!replaced) return 'untouched';
  expect(replaced[0]).toBe('kept');
  return replaced[2];
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each([
  [`/register%23${token}`, `/register#${token}`],
  [`/register?moved=1#${token}`, `/register#${token}`],
  [`https://www.door.example/register%23${token}`, `/register#${token}`],
  ['/users?q=a&moved=1', '/users?q=a'],
  [`/register#${token}?utm_source=x`, `/register#${token}`],
  [`/join/${token}/`, `/join/${token}`],
  ['/password%23abc', '/password#abc'],
  ['/setup/#abc.', '/setup#abc'],
])('puts %s right: %s', (address, right) => {
  expect(opened(address)).toBe(right);
});

it.each([`/register#${token}`, `/join/${token}?from=poster`, '/welcome', '/users?q=a%23b', '/'])(
  'leaves %s alone',
  (address) => {
    expect(opened(address)).toBe('untouched');
  },
);
