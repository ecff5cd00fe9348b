import { fieldErrorKinds, problemKinds } from '@casedoor/contracts';
import { describe, expect, it } from 'vitest';
import en from '../i18n/en/join.ts';
import fr from '../i18n/fr/join.ts';

// The page repeats some of the contract's sentences, so that it need not load the contract's schemas.
const plain = (sentence: string) => sentence.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('sentences repeated from the contract', () => {
  it.each(Object.keys(en.problems) as (keyof typeof en.problems)[])('problem %s', (code) => {
    expect(plain(en.problems[code])).toBe(plain(problemKinds[code].title.en));
    expect(plain(fr.problems[code])).toBe(plain(problemKinds[code].title.fr));
  });

  it.each(Object.keys(en.fields) as (keyof typeof en.fields)[])('field %s', (code) => {
    expect(plain(en.fields[code])).toBe(plain(fieldErrorKinds[code].en.replace('{maximum}', '128')));
    expect(plain(fr.fields[code])).toBe(plain(fieldErrorKinds[code].fr.replace('{maximum}', '128')));
  });
});

describe('French typography', () => {
  const sentences = (table: object): string[] =>
    Object.values(table).flatMap((value: unknown) =>
      typeof value === 'string' ? [value] : sentences(value as object),
    );

  it('has typographic apostrophes and no-break spaces', () => {
    for (const sentence of sentences(fr)) {
      expect(sentence).not.toMatch(/'| [:;?!]/);
    }
  });
});
