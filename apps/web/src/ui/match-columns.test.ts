import { expect, it } from 'vitest';
import { matchColumns, rowsOf } from './match-columns.ts';

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
