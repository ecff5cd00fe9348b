import { email, lastName, personName, phone } from '@casedoor/contracts';
import { describe, expect, it } from 'vitest';
import {
  domainAllowed,
  faultOfEmail,
  faultOfLastName,
  faultOfName,
  faultOfPassword,
  faultOfPhone,
  passwordLength,
} from './fields.ts';

describe('fields judged before sending agree with the contract', () => {
  it.each([
    'lea@example.com',
    ' lea@example.com ',
    'léa@exämple.fr',
    'lea@exämple.fr',
    'lea.@x.fr',
    'l..a@x.fr',
    'a@b',
    '',
    ' ',
    'lea',
    'lea@',
    '@x.fr',
    'a b@c.fr',
    'a@b@c.fr',
    'a,b@c.fr',
    'lea@example.com\u202E',
    `${'a'.repeat(65)}@b.fr`,
    `a@${'b'.repeat(253)}`,
    'Léa <lea@example.com>',
    'mailto:lea@example.com',
    'lea\uFF20example.com;',
    '\u202Elea@example.com',
  ])('e-mail %j', (typed) => {
    expect(faultOfEmail(typed) === null).toBe(email.safeParse(typed).success);
  });

  it.each([
    'Léa',
    ' O’Neill ',
    '',
    '   ',
    'www.spam.example',
    'http://x',
    'a\u200Bb',
    '李',
    'علی\u200Cرضا',
    '\u200Fעלי',
    'Léa\u202E',
    '\u3164',
  ])('name %j', (typed) => {
    expect(faultOfName(typed) === null).toBe(personName.safeParse(typed).success);
    expect(faultOfLastName(typed) === null).toBe(lastName.safeParse(typed).success);
  });

  it.each(['+33 6 12 34 56 78', '0612', '12', 'call me', '(02) 33-44/55', '06\u00A012 34', 'tel:0612 x3'])(
    'phone %j',
    (typed) => {
      expect(faultOfPhone(typed) === null).toBe(phone.safeParse(typed).success);
    },
  );

  it('lets the phone be left out', () => {
    expect(faultOfPhone('  ')).toBeNull();
  });
});

describe('password', () => {
  it('counts characters, not code units', () => {
    expect(passwordLength('🙂🙂')).toBe(2);
    expect(passwordLength('e\u0301')).toBe(1);
  });

  it('takes 15 to 128', () => {
    expect(faultOfPassword('')).toBe('required');
    expect(faultOfPassword('a'.repeat(14))).toBe('password_too_short');
    expect(faultOfPassword('a'.repeat(15))).toBeNull();
    expect(faultOfPassword('a'.repeat(128))).toBeNull();
    expect(faultOfPassword('a'.repeat(129))).toBe('password_too_long');
  });
});

describe('domainAllowed', () => {
  it('allows every domain where none is named', () => {
    expect(domainAllowed('a@b.fr', [])).toBe(true);
  });

  it('distinguishes the domain from its subdomains', () => {
    expect(domainAllowed('a@Durand.example', ['durand.example'])).toBe(true);
    expect(domainAllowed('Léa <a@durand.example>', ['durand.example'])).toBe(true);
    expect(domainAllowed('a@x.durand.example', ['durand.example'])).toBe(false);
    expect(domainAllowed('a@x.durand.example', ['*.durand.example'])).toBe(true);
    expect(domainAllowed('a@durand.example', ['*.durand.example'])).toBe(true);
    expect(domainAllowed('a@evildurand.example', ['*.durand.example'])).toBe(false);
    expect(domainAllowed('a@dürand.example', ['xn--drand-kva.example'])).toBe(true);
    expect(domainAllowed('a@xn--drand-kva.example', ['firm.example', '*.dürand.example'])).toBe(true);
  });
});
