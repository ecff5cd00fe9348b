import { expect, it } from 'vitest';
import { isHeadingOf, matchColumns, rivalColumns, rowsOf } from './match-columns.ts';

const columns = [
  { key: 'firstName', label: 'First name', names: ['First name', 'Prénom'] },
  { key: 'email', label: 'E-mail', names: ['E-mail', 'Courriel', 'Adresse électronique'] },
  {
    key: 'role',
    label: 'Role',
    names: ['Role', 'Rôle'],
    values: { personnel: 'staff', administrateur: 'admin' },
  },
] as const;

it.each([
  [['First name', 'E-mail'], { firstName: 'First name', email: 'E-mail' }],
  [['EMAIL', 'prenom', 'RÔLE'], { firstName: 'prenom', email: 'EMAIL', role: 'RÔLE' }],
  [['adresse_electronique'], { email: 'adresse_electronique' }],
  [['email', 'e-mail'], { email: 'email' }],
  [['Number', ''], {}],
])('tells the columns %j by their names', (found, match) => {
  expect(matchColumns(found, columns)).toEqual(match);
});

it('takes the cells of matched columns, their words by what they stand for, and exports as they were', () => {
  const rows = [
    { line: 2, cells: { A: 'Ana', R: 'Personnel', P: "'+33 6" } },
    { line: 3, cells: { A: "'tHart", R: 'chief', P: '' } },
  ];
  expect(rowsOf(rows, columns, { firstName: 'A', role: 'R', email: 'P' })).toEqual([
    { line: 2, firstName: 'Ana', role: 'staff', email: '+33 6' },
    { line: 3, firstName: "'tHart", role: 'chief' },
  ]);
});

it('knows its headings, and the columns that could be the same one', () => {
  const isHeading = isHeadingOf(columns);
  expect(['courriel', 'PRENOM ', 'Town', ''].map(isHeading)).toEqual([true, true, false, false]);
  expect(
    rivalColumns(['E-mail', 'First name', 'Courriel', 'E-mail (2)', 'Town', 'Town (2)'], columns),
  ).toEqual([{ label: 'E-mail', headings: ['E-mail', 'Courriel', 'E-mail (2)'] }]);
  expect(rivalColumns(['E-mail', 'First name'], columns)).toEqual([]);
});

it('reads two names out of one cell, unless they have columns of their own', () => {
  const names = [
    { key: 'lastName', label: 'Last name', names: ['Last name'] },
    {
      key: 'fullName',
      label: 'Name',
      names: ['Name'],
      read: (cell: string, heading: string) => ({ firstName: cell, lastName: heading }),
    },
  ];
  const rows = [
    { line: 2, cells: { Name: 'Léa', L: '' } },
    { line: 3, cells: { Name: 'Léa', L: 'Martin' } },
    { line: 4, cells: { Name: '', L: 'Martin' } },
  ];
  expect(rowsOf(rows, names, { fullName: 'Name', lastName: 'L' })).toEqual([
    { line: 2, firstName: 'Léa', lastName: 'Name' },
    { line: 3, firstName: 'Léa', lastName: 'Martin' },
    { line: 4, lastName: 'Martin' },
  ]);
});
