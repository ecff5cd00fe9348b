import { expect, it } from 'vitest';
import { splitStatements } from './split-statements.ts';

const cut = (script: string) => splitStatements(script).map(({ sql }) => sql);

it.each([
  ['statements, with their lines', 'SELECT 1;\n\n-- Two.\nSELECT 2', ['SELECT 1', 'SELECT 2']],
  [
    'comments',
    'SELECT 1 -- one; one\n; /* a; /* b; */ c; */ SELECT 2;',
    ['SELECT 1 -- one; one', 'SELECT 2'],
  ],
  [
    'strings',
    `SELECT ';', 'it''s;' ; SELECT E'\\';' ; SELECT 'a\\';`,
    [`SELECT ';', 'it''s;'`, `SELECT E'\\';'`, `SELECT 'a\\'`],
  ],
  ['quoted names', 'SELECT ";--", "a"";" ; SELECT 2;', ['SELECT ";--", "a"";"', 'SELECT 2']],
  [
    'bodies',
    'DO $$ a; $b$ ; $$; DO $é1$ x; $$; $é1$; SELECT a$b$c',
    ['DO $$ a; $b$ ; $$', 'DO $é1$ x; $$; $é1$', 'SELECT a$b$c'],
  ],
  [
    'SQL bodies',
    'CREATE FUNCTION f() BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END; BEGIN; END;',
    ['CREATE FUNCTION f() BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END', 'BEGIN', 'END'],
  ],
  ['nothing', ' -- Nothing; at all.\n;;\n', []],
])('tells %s apart', (_, script, statements) => {
  expect(cut(script)).toEqual(statements);
});

it('says on which line a statement begins', () => {
  expect(splitStatements(`-- One.\nSELECT '\n;';\n\n/* Two. */ SELECT\n2;`).map(({ line }) => line)).toEqual([
    2, 5,
  ]);
});
