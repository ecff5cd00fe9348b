import { describe, expect, it } from 'vitest';
import {
  caseTitlePattern,
  cursor,
  email,
  emailDomain,
  enterCode,
  lastName,
  limit,
  lines,
  newSignupLink,
  partyName,
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
    // As mail programs, web pages, sentences and other keyboards give it.
    ['Léa <lea@example.com>', 'lea@example.com'],
    ['"Martin, Léa" <lea@example.com>;', 'lea@example.com'],
    ['<lea@example.com>', 'lea@example.com'],
    ['mailto:lea@example.com', 'lea@example.com'],
    ['MAILTO:lea%2Bcourt@example.com?subject=Hello', 'lea+court@example.com'],
    ['E-mail : lea@example.com', 'lea@example.com'],
    ['Léa <mailto:lea@example.com>', 'lea@example.com'],
    ['lea@example.com,', 'lea@example.com'],
    ['lea@example.com;', 'lea@example.com'],
    ['lea@example.com.', 'lea@example.com'],
    ['(lea@example.com).', 'lea@example.com'],
    ['«\u00A0lea@example.com\u00A0»', 'lea@example.com'],
    ['“lea@example.com”', 'lea@example.com'],
    ["'lea@example.com'", 'lea@example.com'],
    ['lea\uFF20example\uFF0Ecom', 'lea@example.com'],
    ['ｌｅａ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'lea@example.com'],
    ['lea@example。com', 'lea@example.com'],
    ['lea\u0662\u0663@example.com', 'lea23@example.com'],
    ['\u202Alea@example.com\u202C', 'lea@example.com'],
    ['\u2068lea@example.com\u2069', 'lea@example.com'],
    ['\uFEFF\u200Blea@example.com\u200E', 'lea@example.com'],
    ['lea@exam\u200Dple.com', 'lea@example.com'],
    ['lea@\u200Bexample\u00AD.com', 'lea@example.com'],
    ['lea@نامه\u200Cای.example', 'lea@نامه\u200Cای.example'],
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
    ['two addresses in brackets', 'Léa <lea@evil.example> <lea@firm.example>'],
    ['an address and another in brackets', 'lea@firm.example <lea@evil.example> x'],
    ['two addresses and a label', 'mailto:lea@evil.example,lea@firm.example'],
    ['words around it', 'write to lea@example.com'],
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
    ['a fullwidth @ and a real one', 'lea\uFF20firm.example@evil.example'],
    ['a right-to-left mark', 'lea@exam\u202Eple.com'],
    ['an isolate', 'lea@exam\u2066ple.com'],
    ['an override around it', '\u202Elea@example.com\u202C'],
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

  it.each([
    ['Persian', 'علی\u200Cرضا'],
    ['Persian, with a typed mark', 'نیک\u200Cپور'],
    ['Sinhala', 'ශ්\u200Dරී'],
    ['Malayalam, a joiner at the end', 'അനില്\u200D'],
    ['Bengali', 'র\u200D্যাব'],
    ['Hindi', 'क्\u200Dष'],
    ['Hebrew and Latin, with a direction mark', 'דוד\u200E (David)'],
    ['Arabic, with its own mark', 'علي\u061C 2'],
    ['Khmer, with its space', 'ស៊ុន\u200Bហេង'],
    ['Thai', 'สม\u200Bชาย'],
    ['a family emoji', '👩\u200D👩\u200D👧'],
    ['an emoji with a skin', '👨🏽\u200D💻'],
    ['a flag of a region', '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}'],
    ['Japanese, with a variant', '葛\u{E0100}城'],
    ['Vietnamese', 'Nguyễn'],
    ['Hawaiian', 'Kaʻahumanu'],
  ])('keep what the script needs: %s', (_, name) => {
    expect(personName.parse(name)).toBe(name);
    expect(lastName.parse(name)).toBe(name);
    expect(text(100).parse(name)).toBe(name);
    expect(lines(100).parse(name)).toBe(name);
    expect(partyName.parse(name)).toBe(name);
    expect(searchText.parse(name)).toBe(name);
  });

  it.each([
    ['decomposed letters', ' Le\u0301a ', 'Léa'],
    ['marks of direction at the ends', '\u200Fעלי\u200E', 'עלי'],
    ['an embedding around it', '\u202ALéa\u202C', 'Léa'],
    ['an isolate around it', '\u2068Léa\u2069', 'Léa'],
    ['byte order mark and zero-width spaces', '\uFEFF\u200BLéa\u200B\u200B', 'Léa'],
    ['no-break spaces', '\u00A0Jean\u202FPierre\u2003', 'Jean Pierre'],
    ['an ideographic space', '山田　太郎', '山田 太郎'],
    ['several spaces and a tab', 'Anna \t  Maria', 'Anna Maria'],
    ['a soft hyphen', 'Mar\u00ADtin', 'Martin'],
    ['joiners that join nothing', 'Lé\u200Da\u200C', 'Léa'],
    ['a direction mark that turns nothing', 'Lé\u200Ea', 'Léa'],
    ['a joiner at the end of a Persian name', 'علی\u200C', 'علی'],
    ['the filler of a blank name', '\u3164Léa\u2800', 'Léa'],
    ['a line break at the end', 'Léa\r\n', 'Léa'],
  ])('clean %s', (_, typed, cleaned) => {
    expect(personName.parse(typed)).toBe(cleaned);
    expect(lastName.parse(typed)).toBe(cleaned);
    expect(partyName.parse(typed)).toBe(cleaned);
    expect(searchText.parse(typed)).toBe(cleaned);
  });

  it.each(['', ' ', '\u00A0', '\u200B\u200D', '\u3164', '\u2068\u2069'])(
    'a last name may be empty: %j',
    (typed) => {
      expect(lastName.parse(typed)).toBe('');
      expect(personName.safeParse(typed).error?.issues[0]?.code).toBe('too_small');
      expect(text(100).safeParse(typed).error?.issues[0]?.code).toBe('too_small');
    },
  );

  it('keep the typography of titles and notes', () => {
    expect(text(100).parse('Objet\u00A0: divorce\u00A0')).toBe('Objet\u00A0: divorce');
    expect(lines(100).parse('\u200FObjet\u00A0: a\n\n\tb  c\u2028')).toBe('Objet\u00A0: a\n\n\tb  c');
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
    ['a right-to-left override at the end', 'Léa\u202E', 'characters_refused'],
    ['an embedding inside', 'Lé\u202Ba', 'characters_refused'],
    ['a paragraph separator', 'Léa\u2029x', 'characters_refused'],
    ['an invisible tag', 'Léa\u{E0041}x', 'characters_refused'],
    ['an annotation', 'Lé\uFFF9a', 'characters_refused'],
    ['an array', ['Léa'], undefined],
  ])('refuse %s', (_, name, code) => {
    const parsed = personName.safeParse(name);
    expect(parsed.success).toBe(false);
    expect(lastName.safeParse(name).success).toBe(name === '   ');
    if (code) expect(parsed.error?.issues.map(({ message }) => message)).toContain(code);
  });
});

describe('a telephone number', () => {
  it.each([
    ['+33 6 12 34 56 78', '+33 6 12 34 56 78'],
    ['06\u00A012\u00A034\u202F56\u200978', '06 12 34 56 78'],
    ['06\u200B12345678', '0612345678'],
    ['\u202A+33 6 12 34 56 78\u202C', '+33 6 12 34 56 78'],
    ['\u202D+33612345678\u202C', '+33612345678'],
    ['(+33) 6 12 34 56 78', '+33 6 12 34 56 78'],
    ['(0033) 6 12 34 56 78', '0033 6 12 34 56 78'],
    ['+33 (0)6 12 34 56 78', '+33 (0)6 12 34 56 78'],
    ['+39 (0)6 12 34 56 78', '+39 (0)6 12 34 56 78'],
    ['06–12—34‑56−78', '06-12-34-56-78'],
    ['06·12·34·56·78', '06.12.34.56.78'],
    ['[06] 12 34 56 78', '(06) 12 34 56 78'],
    ['＋３３　６（１２）３４５６７８', '+33 6(12)345678'],
    ['٠٦١٢٣٤٥٦٧٨', '0612345678'],
    ['۰۶۱۲۳۴۵۶۷۸', '0612345678'],
    ['०६१२३४५६७८', '0612345678'],
    ['০৬১২৩৪৫৬৭৮', '0612345678'],
    ['tel:+33-6-12-34-56-78', '+33-6-12-34-56-78'],
    ['tel:+33612345678;ext=12', '+33612345678 ext. 12'],
    ['tel:+33%206%2012%2034', '+33 6 12 34'],
    ['Tél.\u00A0: 06 12 34 56 78', '06 12 34 56 78'],
    ['Téléphone : 06 12 34 56 78.', '06 12 34 56 78'],
    ['Mobile 06 12 34 56 78', '06 12 34 56 78'],
    ['"06 12 34 56 78",', '06 12 34 56 78'],
    ["'+33612345678", '+33612345678'],
    ['06 12 34 56 78 ext. 12', '06 12 34 56 78 ext. 12'],
    ['06 12 34 56 78 x12', '06 12 34 56 78 ext. 12'],
    ['06 12 34 56 78 (ext 12)', '06 12 34 56 78 ext. 12'],
    ['06 12 34 56 78, poste 1234', '06 12 34 56 78 ext. 1234'],
    ['06 12 34 56 78 #3', '06 12 34 56 78 ext. 3'],
    ['(555) 010-9999', '(555) 010-9999'],
    ['02/123.45.67', '02/123.45.67'],
  ])('takes %j', (typed, cleaned) => {
    expect(phone.parse(typed)).toBe(cleaned);
    expect(phone.parse(cleaned)).toBe(cleaned);
  });

  it.each([
    '',
    '12',
    'call me',
    '+33 6 CALL ME',
    'ext. 12',
    '----',
    'x'.repeat(5000),
    '06 12 34 56 78 or later',
  ])('refuses %j', (typed) => {
    expect(phone.safeParse(typed).success).toBe(false);
  });
});

describe('a code', () => {
  it.each([
    ['123456', '123456'],
    [' 123 456\n', '123456'],
    ['123\u00A0456', '123456'],
    ['123-456', '123456'],
    ['12 34 56', '123456'],
    ['1 2 3 4 5 6', '123456'],
    ['Your code is 123 456.', '123456'],
    ['Votre code\u00A0: 123\u202F456', '123456'],
    ['Code of 2026: 123 456', '123456'],
    ['At 10:30: 123456', '123456'],
    ['\u202A123456\u202C', '123456'],
    ['１２３４５６', '123456'],
    ['١٢٣٤٥٦', '123456'],
    ['۱۲۳ ۴۵۶', '123456'],
    ['१२३४५६', '123456'],
  ])('is found in %j', (typed, code) => {
    expect(enterCode.body.parse({ code: typed })).toEqual({ code });
  });

  it.each(['', '12345', '1234567', 'none', '12a34', '1'.repeat(5000)])('is not in %j', (typed) => {
    const parsed = enterCode.body.safeParse({ code: typed });
    expect(parsed.error?.issues[0]?.message).toBe('code_invalid');
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
    [timeZone, '+02:00', false],
    [timeZone, '+0530', false],
    [timeZone, '-08', false],
    [timeZone, 'Etc/GMT+5', false],
    [timeZone, 'UTC+2', false],
    [timeZone, 'Etc/Unknown', false],
    [timeZone, 'Factory', false],
    [timeZone, 'constructor', false],
    [timeZone, 'posix/Europe/Paris', false],
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
