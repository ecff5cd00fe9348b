import { expect, it } from 'vitest';
import { isFound, nameWords } from './name-words.ts';

it.each([
  ['MÜLLER, Jean-Luc', ['muller', 'jean', 'luc']],
  ["D’Arcy d'Arcy", ['d', 'arcy', 'd', 'arcy']],
  ['Œuvre Straße Łódź Đặng Øre', ['oeuvre', 'strasse', 'lodz', 'dang', 'ore']],
  ['علی\u200Cرضا كريمي', ['علیرضا', 'کریمی']],
  ['50% _\\', ['50']],
  ['— !', []],
])('%j has the words %j', (text, words) => {
  expect(nameWords(text)).toEqual(words);
});

it.each([
  ['Léa D’Arcy', 'lea', true],
  ['Léa D’Arcy', "d'arcy lea", true],
  ['Jean-Pierre', 'pierre jean', true],
  ['Clea', 'lea', true],
  ['Clea', 'léa', false],
  ['Lea', 'léa', true],
  ['Hotel', 'ot', true],
  ['Hotel', 'xo', false],
  ['50% off', '50%', true],
  ['500 off', '50%', false],
  ['500 off', '50', true],
  ['100% fair', '0%f', false],
  ['Été_2025', 'ÉTÉ_', true],
  ['Durand & Fils', 'durand & fils', true],
  ['a — b', '—', true],
  ['Île de Pâques (Pacifique)', 'paques ile', true],
  ['anything', '', true],
])('%j is found by %j: %j', (name, q, found) => {
  expect(isFound(name, q)).toBe(found);
});
