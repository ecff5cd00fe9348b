import { describe, expect, test } from 'vitest';
import { parseAddresses } from './parse-addresses.ts';

const emails = (text: string) => parseAddresses(text).recipients.map(({ email }) => email);

describe('parseAddresses', () => {
  test('finds addresses however they are parted', () => {
    const all = ['a@x.test', 'b@x.test', 'c@x.test'];
    for (const separator of [',', '; ', '\n', '\r\n', '\t', '   ', ' , \n ']) {
      expect(emails(all.join(separator)), JSON.stringify(separator)).toEqual(all);
    }
  });

  test('takes names from "Name <address>", also quoted and in address-book order', () => {
    expect(
      parseAddresses('Léa Martin <lea@x.test>; "Durand, Paul" <paul@x.test>, <mailto:sam@x.test>').recipients,
    ).toEqual([
      { line: 1, email: 'lea@x.test', firstName: 'Léa', lastName: 'Martin' },
      { line: 1, email: 'paul@x.test', firstName: 'Paul', lastName: 'Durand' },
      { line: 1, email: 'sam@x.test' },
    ]);
  });

  test('takes "Surname, First <address>" on a line for one person', () => {
    expect(
      parseAddresses('Martin, Léa <lea@x.test>\r\nde la Cruz, María José <m@x.test>;\nSam, sam@x.test'),
    ).toEqual({
      recipients: [
        { line: 1, email: 'lea@x.test', firstName: 'Léa', lastName: 'Martin' },
        { line: 2, email: 'm@x.test', firstName: 'María José', lastName: 'de la Cruz' },
        { line: 3, email: 'sam@x.test' },
      ],
      wrong: [{ line: 3, piece: 'Sam' }],
    });
  });

  test('keeps an address once, whatever its case', () => {
    expect(emails('Lea@x.test, lea@X.test')).toEqual(['Lea@x.test']);
  });

  test('names the pieces that are no address', () => {
    expect(parseAddresses('lea@x.test, nobody, paul@, x@y, Zoé <zoe>').wrong).toEqual(
      ['nobody', 'paul@', 'x@y', 'Zoé <zoe>'].map((piece) => ({ line: 1, piece })),
    );
  });

  test.each(['\n', '\r\n', '\r'])('counts every line, blank ones too, parted by %j', (end) => {
    expect(
      parseAddresses(['', 'a@x.test; b@x.test', '', 'nobody', 'Martin, Léa <c@x.test>'].join(end)),
    ).toEqual({
      recipients: [
        { line: 2, email: 'a@x.test' },
        { line: 2, email: 'b@x.test' },
        { line: 5, email: 'c@x.test', firstName: 'Léa', lastName: 'Martin' },
      ],
      wrong: [{ line: 4, piece: 'nobody' }],
    });
  });

  test('takes the addresses out of a line with names and full stops', () => {
    expect(parseAddresses('Léa lea@x.test')).toEqual({
      recipients: [{ line: 1, email: 'lea@x.test' }],
      wrong: [],
    });
    expect(emails('lea@x.test.')).toEqual(['lea@x.test']);
  });

  test('cleans each address as the public form does', () => {
    expect(
      parseAddresses(
        '\u2068lea@x.test\u2069; MAILTO:b@x.test, “c@x.test”\nd＠x．test.\n\u200FZoé O’Hara\u00A0<e@x.test>',
      ),
    ).toEqual({
      recipients: [
        { line: 1, email: 'lea@x.test' },
        { line: 1, email: 'b@x.test' },
        { line: 1, email: 'c@x.test' },
        { line: 2, email: 'd@x.test' },
        { line: 3, email: 'e@x.test', firstName: 'Zoé', lastName: 'O’Hara' },
      ],
      wrong: [],
    });
    expect(parseAddresses("Sukarno <s@x.test>, Pat O'Neill <p@x.test>").recipients).toEqual([
      { line: 1, email: 's@x.test', firstName: 'Sukarno' },
      { line: 1, email: 'p@x.test', firstName: 'Pat', lastName: "O'Neill" },
    ]);
  });

  test('accepts accents and plus signs', () => {
    expect(emails('léa+dossier@études.test')).toEqual(['léa+dossier@études.test']);
  });

  test('finds nothing in nothing, and stays quick on long texts', () => {
    expect(parseAddresses(' \n ,; ')).toEqual({ recipients: [], wrong: [] });
    const started = performance.now();
    parseAddresses('"<'.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
