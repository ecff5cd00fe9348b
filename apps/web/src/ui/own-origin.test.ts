import { expect, it } from 'vitest';
import { ownAddress, withoutMark } from './own-origin.ts';

const own = 'https://door.example';
const at = (address: string) => ownAddress(new URL(address), own);

it.each([
  ['https://www.door.example/join/abc?lang=fr', `${own}/join/abc?lang=fr&moved=1`],
  ['http://door.example/register#0123', `${own}/register?moved=1#0123`],
  ['https://192.0.2.7:3000/', `${own}/?moved=1`],
  ['https://door.example:8443/users?q=a%20b#x', `${own}/users?q=a%20b&moved=1#x`],
])('%s goes to %s', (address, there) => {
  expect(at(address)).toEqual({ address: there, wasMoved: false });
});

it('goes nowhere at its own origin, or where the page names none', () => {
  expect(at('https://door.example/join/abc?moved=1')).toBeNull();
  expect(ownAddress(new URL('http://localhost:5173/'), '__APP_ORIGIN__')).toBeNull();
  expect(ownAddress(new URL('http://localhost:5173/'), '')).toBeNull();
});

it('knows that it was sent to its own origin and came back, whoever redirects', () => {
  expect(at('https://www.door.example/join/abc?lang=fr&moved=1#x')).toEqual({
    address: `${own}/join/abc?lang=fr#x`,
    wasMoved: true,
  });
});

it.each([
  ['', ''],
  ['?moved=1', ''],
  ['?a=1&moved=1&b=2', '?a=1&b=2'],
  ['?removed=1&q=moved', '?removed=1&q=moved'],
])('without its mark, %s is %s', (search, kept) => {
  expect(withoutMark(search)).toBe(kept);
});
