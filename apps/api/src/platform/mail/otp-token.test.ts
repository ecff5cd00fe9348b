import { describe, expect, it } from 'vitest';
import { otpTokenOf } from './otp-token.ts';

// The grammar of the draft: an RFC 9651 String with one parameter, a serialized origin (RFC 6454, 7.1).
const grammar = /^"\d{6}"; origin="https?:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d+)?"$/;

describe('OTP-Token', () => {
  it.each([
    ['https://door.example/register#r1_secret', 'https://door.example'],
    ['https://door.example:443/register#r1_secret', 'https://door.example'],
    ['https://DOOR.example:8443/register#r1_secret', 'https://door.example:8443'],
    ['https://büro.example/register#r1_secret', 'https://xn--bro-hoa.example'],
    ['http://localhost:3000/register#r1_secret', 'http://localhost:3000'],
    ['http://127.0.0.1:3000/register#r1_secret', 'http://127.0.0.1:3000'],
  ])('binds the code of %s to %s', (link, origin) => {
    const value = otpTokenOf({ link, code: '907361' });
    expect(value).toBe(`"907361"; origin="${origin}"`);
    expect(value).toMatch(grammar);
    expect(value).not.toContain('secret');
  });

  it('is left out without a code, and for an origin that browsers do not trust', () => {
    expect(otpTokenOf({ link: 'https://door.example/register#r', code: null })).toBeNull();
    expect(otpTokenOf({ link: 'http://door.example/register#r', code: '907361' })).toBeNull();
    expect(otpTokenOf({ link: 'http://127.evil.example/register#r', code: '907361' })).toBeNull();
    expect(otpTokenOf({ link: 'https://door.example/register#r', code: '90"; x="' })).toBeNull();
  });
});
