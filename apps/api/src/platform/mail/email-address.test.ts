import { email as emailField } from '@casedoor/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalDomain,
  canonicalEmail,
  isDomainAllowed,
  readableDomain,
  transportEmail,
} from './email-address.ts';

describe('canonicalEmail', () => {
  it.each([
    ['Lea.Martin@Example.COM', 'lea.martin@example.com'],
    ['lea@BÜCHER.example', 'lea@xn--bcher-kva.example'],
    ['lea@bu\u0308cher.example', 'lea@xn--bcher-kva.example'],
    ['lea@xn--bcher-kva.example', 'lea@xn--bcher-kva.example'],
    ['lea@ｅｘａｍｐｌｅ.com', 'lea@example.com'],
    ['lea@straße.example', 'lea@xn--strae-oqa.example'],
    ['lea+court@example.com', 'lea+court@example.com'],
    ['l.e.a@example.com', 'l.e.a@example.com'],
    ['a@x.mail.example.com', 'a@x.mail.example.com'],
    ['lea@1and1.example', 'lea@1and1.example'],
    ['lea@example.x1', 'lea@example.x1'],
    // 254 characters in all.
    [`${'l'.repeat(242)}@example.com`, `${'l'.repeat(242)}@example.com`],
    // Two different mailboxes to a mail server: the dotless i is not an i.
    ['lea@m\u0131ke.example', 'lea@xn--mke-jua.example'],
  ])('%s becomes %s', (given, expected) => {
    expect(canonicalEmail(given)).toBe(expected);
  });

  it.each([
    'lea@example',
    'lea@',
    '@example.com',
    'lea',
    'lea@127.0.0.1',
    'lea@127.0.0.10',
    'lea@-x.example',
    'lea@x_y.example',
    'lea@exa mple.com',
    'lea@example..com',
    'lea@.example.com',
    'lea@[::1]',
    'lea@xn--.example',
    'lea@example.com_x',
    `${'l'.repeat(243)}@example.com`,
  ])('refuses %j', (given) => {
    expect(canonicalEmail(given)).toBeNull();
  });

  // Addresses from parts that people, forgers and providers really use.
  const label = fc.stringMatching(/^[a-zA-Z0-9éüßØıİКяß中٠]{1,12}$/u);
  const address = fc
    .tuple(
      fc.stringMatching(/^[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]{1,20}$/),
      fc.array(label, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('com', 'FR', 'example', 'рф'),
    )
    .map(([local, labels, top]) => `${local}@${[...labels, top].join('.')}`);

  it('is the same again, one address, and no longer than mail allows', () => {
    fc.assert(
      fc.property(fc.oneof(address, fc.string({ unit: 'grapheme' }), fc.emailAddress()), (given) => {
        const typed = emailField.safeParse(given);
        const canonical = canonicalEmail(typed.success ? typed.data : given);
        if (canonical === null) return;
        expect(canonicalEmail(canonical)).toBe(canonical);
        if (!typed.success) return;
        expect(canonical.split('@')).toHaveLength(2);
        expect(canonical).toMatch(/^[\x21-\x7e]+$/);
        expect(canonical.length).toBeLessThanOrEqual(254);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not care for case or normalization', () => {
    fc.assert(
      fc.property(address, (given) => {
        expect(canonicalEmail(given.normalize('NFD'))).toBe(canonicalEmail(given));
      }),
    );
  });

  it('refuses a domain that is too long once it is written as A-labels', () => {
    const typed = emailField.parse(
      `lea@${'ü'.repeat(60)}.${'é'.repeat(60)}.${'ß'.repeat(60)}.${'ø'.repeat(50)}.example`,
    );
    expect(canonicalEmail(typed)).toBeNull();
    expect(canonicalDomain(`${'d'.repeat(64)}.example`)).toBeNull();
    expect(canonicalDomain(`${'d'.repeat(63)}.example`)).not.toBeNull();
  });
});

describe('readableDomain', () => {
  it.each([
    ['xn--bcher-kva.example', 'bücher.example'],
    ['*.xn--bcher-kva.example', '*.bücher.example'],
    ['mail.durand.example', 'mail.durand.example'],
    ['xn--h1alffa9f.xn--p1ai', 'россия.рф'],
    ['xn--i1b6b1a6a2e.xn--h2brj9c', 'संगठन.भारत'],
    // No A-label: it is left as it is.
    ['xn--zz.example', 'xn--zz.example'],
  ])('%s is read as %s', (domain, readable) => {
    expect(readableDomain(domain)).toBe(readable);
  });

  it('leads back to the same domain', () => {
    fc.assert(
      fc.property(fc.domain(), (domain) => {
        const canonical = canonicalDomain(domain);
        if (canonical !== null) expect(canonicalDomain(readableDomain(canonical))).toBe(canonical);
      }),
    );
  });
});

describe('isDomainAllowed', () => {
  it.each([
    ['lea@firm.com', ['firm.com'], true],
    ['lea@firm.com', ['other.example', 'firm.com'], true],
    ['lea@anything.example', [], true],
    ['lea@evil-firm.com', ['firm.com'], false],
    ['lea@firm.com.evil.io', ['firm.com'], false],
    ['lea@firm.co', ['firm.com'], false],
    ['lea@mail.firm.com', ['firm.com'], false],
    ['lea@mail.firm.com', ['*.firm.com'], true],
    ['lea@a.b.firm.com', ['*.firm.com'], true],
    ['lea@firm.com', ['*.firm.com'], false],
    ['lea@evilfirm.com', ['*.firm.com'], false],
    ['lea@evil-firm.com', ['*.firm.com'], false],
    ['lea@x.firm.com.evil.io', ['*.firm.com'], false],
    ['firm.com@evil.io', ['firm.com'], false],
    // Whatever stands before the last @ never counts as a domain.
    ['lea@firm.com@evil.io', ['firm.com'], false],
  ])('%s within %j: %s', (address, domains, allowed) => {
    expect(isDomainAllowed(address, domains)).toBe(allowed);
  });

  it('holds exactly for equal domains', () => {
    const domain = fc
      .domain()
      .map((name) => canonicalDomain(name))
      .filter((name) => name !== null);
    fc.assert(
      fc.property(domain, domain, (one, other) => {
        expect(isDomainAllowed(`lea@${one}`, [other])).toBe(one === other);
        expect(isDomainAllowed(`lea@x.${one}`, [one])).toBe(false);
        expect(isDomainAllowed(`lea@x.${one}`, [`*.${one}`])).toBe(true);
        expect(isDomainAllowed(`lea@x${one}`, [`*.${one}`])).toBe(false);
      }),
    );
  });
});

describe('transportEmail', () => {
  it.each([
    ['lea@exemple.test', 'lea@exemple.test'],
    ['lea@études.example', 'lea@xn--tudes-9ra.example'],
    ['Lea.Martin@ÉTUDES.Example', 'Lea.Martin@xn--tudes-9ra.example'],
    ['lea@xn--tudes-9ra.example', 'lea@xn--tudes-9ra.example'],
    ['lea@例え.テスト', 'lea@xn--r8jz45g.xn--zckzah'],
    ['lea@.invalid', 'lea@.invalid'],
  ])('%s is sent to %s', (stored, sent) => {
    expect(transportEmail(stored)).toBe(sent);
  });
});
