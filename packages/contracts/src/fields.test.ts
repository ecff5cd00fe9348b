import { describe, expect, it } from 'vitest';
import {
  caseTitlePattern,
  cursor,
  email,
  emailDomain,
  limit,
  lines,
  newSignupLink,
  personName,
  phone,
  searchText,
  text,
  timeZone,
  webAddress,
} from './index.ts';

const local64 = 'l'.repeat(64);
const label = 'd'.repeat(63);
const address = (length: number) => {
  const start = `${local64}@${label}.${label}.`;
  return `${start}${'e'.repeat(length - start.length - 4)}.com`;
};

describe('email', () => {
  it.each([
    ['lea.martin@example.com', 'lea.martin@example.com'],
    ['  Lea@Example.COM ', 'Lea@Example.COM'],
    ['lea+court@example.com', 'lea+court@example.com'],
    ["o'hara@example.com", "o'hara@example.com"],
    ['lea@bücher.example', 'lea@bücher.example'],
    ['lea@bu\u0308cher.example', 'lea@bücher.example'],
    [address(254), address(254)],
    // NFC makes the Kelvin sign a K, before anyone is looked up by it.
    ['\u212Aevin@example.com', 'Kevin@example.com'],
    // What a pasted line leaves behind is trimmed before anything is judged.
    ['lea@example.com\r\n', 'lea@example.com'],
  ])('takes %j', (given, expected) => {
    expect(email.parse(given)).toBe(expected);
  });

  it.each([
    ['nothing', ''],
    ['no @', 'lea.example.com'],
    ['no local part', '@example.com'],
    ['no domain', 'lea@'],
    ['two @', 'lea@firm.example@evil.example'],
    ['two addresses', 'lea@evil.example,lea@firm.example'],
    ['a list', 'lea@evil.example;lea@firm.example'],
    ['a name', 'Léa <lea@example.com>'],
    ['a quoted local part', '"lea@firm.example"@evil.example'],
    ['a comment', 'lea@firm.example(evil.example)'],
    ['an address literal', 'lea@[127.0.0.1]'],
    ['a space', 'le a@example.com'],
    ['a line break', 'lea@example.com\r\nBcc: all@example.com'],
    ['a line break before the @', 'lea\n@example.com'],
    ['a tab', 'lea\t@example.com'],
    ['NUL', 'lea\u0000@example.com'],
    ['a dot too many', 'lea..martin@example.com'],
    ['a leading dot', '.lea@example.com'],
    ['a trailing dot', 'lea.@example.com'],
    ['a dotless i', 'm\u0131ke@example.com'],
    ['a fullwidth @', 'lea\uFF20example.com'],
    ['a fullwidth @ and a real one', 'lea\uFF20firm.example@evil.example'],
    ['a right-to-left mark', 'lea@exam\u202Eple.com'],
    ['a zero-width joiner', 'lea@exam\u200Dple.com'],
    ['a lone surrogate', 'lea@exam\uD800ple.com'],
    ['a percent-encoded line break in the domain', 'lea@example.com\u0085x'],
    ['255 characters', address(255)],
    ['a local part of 65', `${local64}l@example.com`],
    ['an array', ['lea@example.com']],
    ['two in an array', ['lea@example.com', 'evil@example.com']],
    ['an object', { contains: '' }],
    ['a number', 1],
    ['null', null],
  ])('refuses %s', (_, given) => {
    expect(email.safeParse(given).success).toBe(false);
  });

  it('judges a hostile megabyte in no time', () => {
    const before = process.cpuUsage();
    for (const hostile of [
      `${'a.'.repeat(500_000)}@`,
      `${'a'.repeat(1_000_000)}@`,
      `a@${'.'.repeat(1_000_000)}`,
      `${'!'.repeat(1_000_000)}`,
    ]) {
      expect(email.safeParse(hostile).success).toBe(false);
    }
    // Of the processor, not of the clock: others may use the machine too.
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  });
});

describe('names', () => {
  it.each(['Léa', 'Jean-Pierre', "O'Hara", '李', 'Ngô Đình', 'María José', 'Müller 3', 'J.', '😀'])(
    'takes %s',
    (name) => {
      expect(personName.parse(name)).toBe(name);
    },
  );

  it('keeps one spelling', () => {
    expect(personName.parse(' Le\u0301a ')).toBe('Léa');
  });

  it.each([
    ['nothing', '   ', undefined],
    ['101 characters', 'x'.repeat(101), undefined],
    ['a web address', 'Your account is locked http://evil.example', 'link_refused'],
    ['www', 'Visit WWW.evil.example', 'link_refused'],
    ['a line break', 'Léa\r\nBcc: all@example.com', 'characters_refused'],
    ['an escape', '\u001B[31mLéa', 'characters_refused'],
    ['NUL', 'Lé\u0000a', 'characters_refused'],
    ['a right-to-left override', 'Léa\u202Egnp.exe', 'characters_refused'],
    ['a zero-width space', 'Lé\u200Ba', 'characters_refused'],
    ['an isolate', 'Lé\u2066a', 'characters_refused'],
    ['a lone surrogate', 'Lé\uD800a', 'characters_refused'],
    ['an array', ['Léa'], undefined],
  ])('refuse %s', (_, name, code) => {
    const parsed = personName.safeParse(name);
    expect(parsed.success).toBe(false);
    if (code) expect(parsed.error?.issues.map(({ message }) => message)).toContain(code);
  });
});

describe('domains', () => {
  it.each([
    ['durand.example', 'durand.example'],
    [' Durand.EXAMPLE ', 'durand.example'],
    ['*.durand.example', '*.durand.example'],
    ['bücher.example', 'bücher.example'],
  ])('take %s', (given, expected) => {
    expect(emailDomain.parse(given)).toBe(expected);
  });

  it.each([
    '',
    'example',
    '*',
    '*.',
    '*.*.example.com',
    '.example.com',
    'example.com.',
    'lea@example.com',
    '@example.com',
    'exa mple.com',
    '-x.example',
    'a*.example.com',
    'example.com/x',
    'a,b.example',
    `${'d'.repeat(250)}.example`,
  ])('refuse %j', (given) => {
    expect(emailDomain.safeParse(given).success).toBe(false);
  });
});

describe('the title pattern of a case', () => {
  it.each(['{firstName} {lastName}', 'Intake {date}', 'New: {email}', 'Plain', '{firstName}{firstName}'])(
    'takes %s',
    (pattern) => {
      expect(caseTitlePattern.parse(pattern)).toBe(pattern);
    },
  );

  it.each(['{name}', '{firstname}', '{{firstName}}', '{', 'a } b', '{constructor}', '{firstName', ''])(
    'refuses %j',
    (pattern) => {
      expect(caseTitlePattern.safeParse(pattern).success).toBe(false);
    },
  );
});

describe('other fields', () => {
  it.each([
    [phone, '+33 6 12 34 56 78', true],
    [phone, '(555) 010-9999', true],
    [phone, '123', false],
    [phone, '+33 6 CALL ME', false],
    [phone, '++33612', false],
    [timeZone, 'Europe/Paris', true],
    [timeZone, 'Europe/Nowhere', false],
    [timeZone, '', false],
    [webAddress, 'https://durand.example/terms', true],
    [webAddress, 'javascript:alert(1)', false],
    [webAddress, 'ftp://durand.example', false],
    [webAddress, 'https://127.0.0.1/x', false],
    [limit, '100', true],
    [limit, '101', false],
    [limit, '0', false],
    [limit, '1.5', false],
    [limit, 'x', false],
    [text(5), '12345', true],
    [text(5), '123456', false],
    [lines(20), 'a\nb\tc', true],
    [lines(20), 'a\u0007b', false],
    [lines(3), 'abcd', false],
    [searchText, '50%_', true],
    [searchText, 'a\u0000b', false],
    [searchText, 'x'.repeat(101), false],
    [searchText, ['a'], false],
    [cursor, 'x'.repeat(1501), false],
  ])('%#: %j is %s', (schema, value, good) => {
    expect(schema.safeParse(value).success).toBe(good);
  });

  it.each([
    { useLimit: 0 },
    { useLimit: -1 },
    { useLimit: 1.5 },
    { useLimit: 2 ** 31 },
    { useLimit: '5' },
    { joinsAs: 'admin' },
    { joinsAs: 'manager' },
    { caseRole: 'admin' },
    { expiresAt: '2026-02-30T00:00:00Z' },
    { expiresAt: 'tomorrow' },
    { expiresAt: '2026-11-22T10:00:00+02:00' },
    { organizationId: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11' },
    { uses: 0 },
    { token: 'x' },
    { isDefault: true },
  ])('a link with %j is refused', (setting) => {
    expect(newSignupLink.safeParse({ title: 'Website', ...setting }).success).toBe(false);
    expect(newSignupLink.safeParse({ title: 'Website' }).success).toBe(true);
  });
});
