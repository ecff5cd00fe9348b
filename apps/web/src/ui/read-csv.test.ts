import { describe, expect, test } from 'vitest';
import { readCsv, readTextFile } from './read-csv.ts';

const lea = { email: 'lea@example.com', name: 'Martin, Léa' };

describe('a table is read as spreadsheets save it', () => {
  test.each([
    ['commas', 'email,name\nlea@example.com,"Martin, Léa"\n'],
    ['semicolons and Windows lines', 'email;name\r\nlea@example.com;Martin, Léa\r\n'],
    ['tabs', 'email\tname\nlea@example.com\tMartin, Léa'],
    ['a byte order mark', '\ufeffemail,name\nlea@example.com,"Martin, Léa"'],
    ['empty lines and spaces', 'email , name\n\n,\n lea@example.com ,"Martin, Léa"\n\n'],
  ])('%s', (_kind, text) => {
    expect(readCsv(text)).toMatchObject({ columns: ['email', 'name'], rows: [{ cells: lea }] });
  });

  test('a row knows its line, also after one that fills several', () => {
    const text = 'email,note\n\na@example.com,"two\nlines"\nb@example.com,one\n';
    const reading = readCsv(text);
    expect('rows' in reading && reading.rows.map(({ line }) => line)).toEqual([3, 5]);
  });

  test('a short row has empty cells, a long one loses what no column names', () => {
    expect(readCsv('a,b\n1\n1,2,3')).toMatchObject({
      rows: [{ cells: { a: '1', b: '' } }, { cells: { a: '1', b: '2' } }],
    });
  });

  test.each([
    ['nothing', '', 'empty', 1],
    ['a first line alone', 'email,name\n', 'empty', 1],
    ['a quote that is not closed', 'a,b\n1,2\n3,"4\n5,6', 'broken', 4],
  ])('%s is told with its line', (_kind, text, fault, line) => {
    expect(readCsv(text)).toEqual({ fault, line });
  });
});

test.each([
  ['UTF-8', new TextEncoder().encode('Léa')],
  ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x4c, 0, 0xe9, 0, 0x61, 0)],
  ['UTF-16, the other way round', Uint8Array.of(0xfe, 0xff, 0, 0x4c, 0, 0xe9, 0, 0x61)],
  ['Windows-1252', Uint8Array.of(0x4c, 0xe9, 0x61)],
])('a file in %s is read', async (_encoding, bytes) => {
  expect(await readTextFile(new Blob([bytes]))).toBe('Léa');
});
