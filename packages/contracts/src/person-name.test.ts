import { describe, expect, it } from 'vitest';
import { fullName, nameBesideAddress, splitName } from './person-name.ts';

it.each([
  [{ firstName: 'Léa', lastName: 'Martin' }, 'Léa Martin'],
  [{ firstName: 'Sukarno', lastName: '' }, 'Sukarno'],
  [{ firstName: 'Sukarno', lastName: null }, 'Sukarno'],
  [{ firstName: null, lastName: 'Martin' }, 'Martin'],
  [{}, ''],
])('%j is %j', (name, line) => {
  expect(fullName(name)).toBe(line);
});

describe('a name in one line has its parts', () => {
  it.each([
    ['Martin, Léa', false, { firstName: 'Léa', lastName: 'Martin' }],
    ['de la Cruz, María José', true, { firstName: 'María José', lastName: 'de la Cruz' }],
    ['Léa Martin', false, { firstName: 'Léa', lastName: 'Martin' }],
    ['MARTIN DUPONT Léa', true, { firstName: 'Léa', lastName: 'MARTIN DUPONT' }],
    ['Sukarno', true, { firstName: 'Sukarno' }],
    ['Martin,', false, { firstName: 'Martin' }],
    [' "Martin,\u00A0Léa" ', false, { firstName: 'Léa', lastName: 'Martin' }],
    ["Pat O'Neill", false, { firstName: 'Pat', lastName: "O'Neill" }],
    ['', false, {}],
    [' , ', false, {}],
  ])('%j, last name first: %j', (line, lastNameFirst, parts) => {
    expect(splitName(line, lastNameFirst)).toEqual(parts);
  });

  it.each([
    ['Martin, Léa <lea@example.com>', { firstName: 'Léa', lastName: 'Martin' }],
    ['"Martin, Léa" <mailto:lea@example.com>;', { firstName: 'Léa', lastName: 'Martin' }],
    ['Sukarno <s@example.com>', { firstName: 'Sukarno' }],
    ['lea@example.com <lea@example.com>', {}],
    ['<lea@example.com>', {}],
    ['lea@example.com', {}],
    ['Léa <nothing>', {}],
  ])('beside its address: %j', (typed, parts) => {
    expect(nameBesideAddress(typed)).toEqual(parts);
  });
});
