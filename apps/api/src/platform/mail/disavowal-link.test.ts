import { describe, expect, it } from 'vitest';
import { createDisavowalLink, readDisavowalToken } from './disavowal-link.ts';

const authSecret = 'a'.repeat(32);
const made = (kind: 'welcome' | 'sign-in', facts = ['0199', '3']) =>
  new URL(createDisavowalLink(kind, authSecret, { facts, appOrigin: 'https://door.example', locale: 'fr' }));
const tokenOf = (url: URL) => url.hash.slice(1);

describe('a disavowal link', () => {
  it('is an address that keeps its token from logs, and answers its facts', () => {
    const url = made('sign-in');
    expect(`${url.origin}${url.pathname}${url.search}`).toBe('https://door.example/not-me/sign-in?lang=fr');
    expect(tokenOf(url)).toMatch(/^[\w-]{50,100}$/);
    expect(readDisavowalToken('sign-in', authSecret, tokenOf(url))).toEqual(['0199', '3']);
  });

  it('opens for its own kind and secret alone', () => {
    const token = tokenOf(made('welcome'));
    expect(readDisavowalToken('welcome', authSecret, token)).not.toBeNull();
    expect(readDisavowalToken('sign-in', authSecret, token)).toBeNull();
    expect(readDisavowalToken('welcome', 'b'.repeat(32), token)).toBeNull();
  });

  it('does not open when any of its bits is another', () => {
    const bytes = Buffer.from(tokenOf(made('welcome')), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const touched = Buffer.from(bytes);
      touched[bit >> 3]! ^= 1 << (bit & 7);
      expect(readDisavowalToken('welcome', authSecret, touched.toString('base64url'))).toBeNull();
    }
  });

  it.each(['', 'garbage', 'é'.repeat(60), 'A'.repeat(43), '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11'])(
    'is not %j',
    (token) => expect(readDisavowalToken('welcome', authSecret, token)).toBeNull(),
  );

  it('has one spelling', () => {
    const token = tokenOf(made('welcome', ['0']));
    expect(readDisavowalToken('welcome', authSecret, `${token}=`)).toBeNull();
    expect(readDisavowalToken('welcome', authSecret, `${token}.`)).toBeNull();
  });
});
