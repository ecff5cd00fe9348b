import { describe, expect, it } from 'vitest';
import { probablyMeant, slipsBetween } from './typo-hint.ts';

describe('slipsBetween', () => {
  it.each([
    ['gmail.com', 'gmail.com', 0],
    ['gmial.com', 'gmail.com', 1],
    ['gmai.com', 'gmail.com', 1],
    ['gmaill.com', 'gmail.com', 1],
    ['gnail.con', 'gmail.com', 2],
    ['', 'abc', 3],
  ])('%s and %s: %i', (one, other, slips) => {
    expect(slipsBetween(one, other)).toBe(slips);
    expect(slipsBetween(other, one)).toBe(slips);
  });
});

describe('probablyMeant', () => {
  it.each([
    ['lea@gmial.com', 'lea@gmail.com'],
    ['lea@gmail.co', 'lea@gmail.com'],
    ['lea@gmail.con', 'lea@gmail.com'],
    ['lea@gmai.com', 'lea@gmail.com'],
    ['lea@gamil.com', 'lea@gmail.com'],
    ['lea@gmail.cm', 'lea@gmail.com'],
    ['lea@gmailcom', 'lea@gmail.com'],
    ['Lea.Martin+x@GMIAL.COM', 'Lea.Martin+x@gmail.com'],
    [' lea@hotmial.fr ', 'lea@hotmail.fr'],
    ['lea@hotmal.com', 'lea@hotmail.com'],
    ['lea@outlok.com', 'lea@outlook.com'],
    ['lea@outllook.fr', 'lea@outlook.fr'],
    ['lea@yaho.fr', 'lea@yahoo.fr'],
    ['lea@yahooo.com', 'lea@yahoo.com'],
    ['lea@orage.fr', 'lea@orange.fr'],
    ['lea@wanado.fr', 'lea@wanadoo.fr'],
    ['lea@wandoo.fr', 'lea@wanadoo.fr'],
    ['lea@fre.fr', 'lea@free.fr'],
    ['lea@laposte.ne', 'lea@laposte.net'],
    ['lea@lapsote.net', 'lea@laposte.net'],
    ['lea@icoud.com', 'lea@icloud.com'],
    ['lea@protn.me', 'lea@proton.me'],
    ['lea@gmx.ft', 'lea@gmx.fr'],
    ['lea@live.ft', 'lea@live.fr'],
  ])('%s: %s', (typed, meant) => {
    expect(probablyMeant(typed)).toBe(meant);
  });

  it.each([
    'lea@gmail.com',
    'lea@GMAIL.com',
    'lea@mail.com',
    'lea@ymail.com',
    'lea@email.com',
    'lea@hotmail.be',
    'lea@outlook.es',
    'lea@yahoo.ca',
    'lea@live.nl',
    'lea@gmx.de',
    'lea@mac.com',
    'lea@aol.fr',
    'lea@cabinet-durand.fr',
    'lea@durand.example',
    'lea@example.com',
    'lea@univ-lyon.fr',
    'lea@bbc.fr',
    'lea@srf.ch',
    'lea@la-poste.fr',
    'lea@sncf.fr',
    'lea@justice.gouv.fr',
    'lea@avocats.fr',
    'lea@clinic.com',
    'lea@gmail.example.com',
    'lea',
    'lea@',
    '@gmial.com',
    'lea@g',
    'lea@gm',
    '',
  ])('%s: no hint', (typed) => {
    expect(probablyMeant(typed)).toBeNull();
  });
});
