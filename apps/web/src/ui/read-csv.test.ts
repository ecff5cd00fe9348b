import fc from 'fast-check';
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
    ['nothing', ''],
    ['a first line alone', 'email,name\n'],
    ['a sep= line alone', 'sep=;\n'],
  ])('%s has no rows', (_kind, text) => {
    expect(readCsv(text)).toEqual({ fault: 'empty' });
  });

  test.each([
    ['a blank line', '\n', 3],
    ['a title', 'Clients of the firm\r\n', 3],
    ['a title with delimiters, a date and blank lines', '"Clients, 2026";;\n\n"22/11/2026"\n;;\n', 6],
    ['a sep= line', 'sep=,\r\n', 3],
    ['a byte order mark, a sep= line and a title', '\ufeffSEP=,\n\nMy clients\n', 5],
  ])('the header is found below %s, and the lines keep their numbers', (_kind, above, line) => {
    const text = `${above}Name,E-mail\n"Martin, Léa",lea@example.com\n`;
    expect(readCsv(text, isHeading)).toEqual({
      columns: ['Name', 'E-mail'],
      rows: [{ line, cells: { Name: 'Martin, Léa', 'E-mail': 'lea@example.com' } }],
      unclosed: [],
    });
  });

  test.each([
    ['a comma in a quoted heading', '"Nom, prénom";E-mail\n"Martin, Léa";lea@example.com\n'],
    ['commas in the cells only', 'Nom, prénom;E-mail\nMartin, Léa;lea@example.com\n'],
    ['bars', 'Nom, prénom|E-mail\nMartin, Léa|lea@example.com\n'],
  ])('the delimiter is found beside %s', (_kind, text) => {
    expect(readCsv(text, isHeading)).toMatchObject({
      columns: ['Nom, prénom', 'E-mail'],
      rows: [{ line: 2, cells: { 'Nom, prénom': 'Martin, Léa', 'E-mail': 'lea@example.com' } }],
    });
  });

  test('columns of the same name are told apart', () => {
    expect(readCsv('E-mail,Name,E-mail,,\na@x.test,A,b@x.test,,\n')).toMatchObject({
      columns: ['E-mail', 'Name', 'E-mail (2)', '', ''],
      rows: [{ cells: { 'E-mail': 'a@x.test', 'E-mail (2)': 'b@x.test' } }],
    });
  });

  test.each([
    ['at the end of the file', 'a,b\n1,2\n3,"4\n5,6', ['2', '4', '6'], [3]],
    ['before rows with quotes', 'a,b\n1,"2\n3,"4, 4"\n5,6', ['2', '4, 4', '6'], [2]],
    ['before an empty quoted cell', 'a,b\n1,"2\n3,""\n', ['2', ''], [2]],
    ['twice', 'a,b\r\n1,"2\r\n3,"4\r\n5,6', ['2', '4', '6'], [2, 3]],
    ['in the first cell of a row', 'b,a\n"1,2\n3,"4"', ['1', '3'], [2]],
    ['in the header', '"b,a\n1,2', ['1'], [1]],
  ])(
    'a quote that is not closed %s spoils its own cell only, and its line is named',
    (_where, text, cells, unclosed) => {
      const reading = readCsv(text);
      if ('fault' in reading) throw new Error(reading.fault);
      expect(reading.rows.map((row) => row.cells['b'])).toEqual(cells);
      expect(reading.unclosed).toEqual(unclosed);
    },
  );

  test.each([
    ['inches', 'a,b\n19" screen,2\n', '19" screen'],
    ['a nickname', 'a,b\nPaul "Polo" Durand,2\n', 'Paul "Polo" Durand'],
    ['a nickname in a quoted cell', 'a,b\n"Paul "Polo" Durand",2\n', 'Paul "Polo" Durand'],
    ['a doubled quote', 'a,b\n"Paul ""Polo"" Durand",2\n', 'Paul "Polo" Durand'],
    ['a line that begins with a doubled quote', 'a,b\n"He said\n""Hello""",2\n', 'He said\n"Hello"'],
    ['nothing', 'a,b\n"",2\n', ''],
  ])('quotes stay where they mean %s', (_what, text, cell) => {
    expect(readCsv(text)).toMatchObject({ rows: [{ line: 2, cells: { a: cell, b: '2' } }], unclosed: [] });
  });

  test.each(['\n', '\r\n', '\r'])('rows after cells of several lines keep their numbers, with %j', (end) => {
    const text = ['a,b', '', '"one', '', 'two",1', '  ,', 'x,2', '"y",3'].join(end);
    const reading = readCsv(text);
    expect('rows' in reading && reading.rows.map(({ line }) => line)).toEqual([3, 7, 8]);
  });

  test('whatever is in it, it is read', () => {
    const pieces = ['"', '""', ',', ';', '\n', '\r\n', ' ', '\t', '\f', 'a', 'é', 'sep=;\n'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const reading = readCsv(text);
        const last = text.split(/\r\n|\r|\n/).length;
        if ('rows' in reading) for (const { line } of reading.rows) expect(line).toBeLessThanOrEqual(last);
      }),
      { numRuns: 2000 },
    );
  });
});

const isHeading = (cell: string) => ['Name', 'E-mail', 'Nom, prénom'].includes(cell);

test.each([
  ['UTF-8', new TextEncoder().encode('Léa')],
  ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x4c, 0, 0xe9, 0, 0x61, 0)],
  ['UTF-16, the other way round', Uint8Array.of(0xfe, 0xff, 0, 0x4c, 0, 0xe9, 0, 0x61)],
  ['Windows-1252', Uint8Array.of(0x4c, 0xe9, 0x61)],
])('a file in %s is read', async (_encoding, bytes) => {
  expect(await readTextFile(new Blob([bytes]))).toBe('Léa');
});
