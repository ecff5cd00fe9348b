import { expect, it } from 'vitest';
import { signInPath } from './paths.ts';

it.each([
  ['/', '/sign-in'],
  ['/users?q=lea', '/sign-in?next=%2Fusers%3Fq%3Dlea'],
  [
    '/cases/019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11',
    '/sign-in?next=%2Fcases%2F019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11',
  ],
  // What may be a damaged personal link is passed on to nobody.
  ['/regster%230123456789abcdef0123456789abcdef01234567', '/sign-in'],
  [`/en/password%23${'aB9z'.repeat(12)}`, '/sign-in'],
])('after signing in, %s is opened by %s', (from, signIn) => {
  expect(signInPath(from)).toBe(signIn);
});
