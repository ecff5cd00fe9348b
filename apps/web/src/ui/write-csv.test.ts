import { expect, it } from 'vitest';
import { readCsv } from './read-csv.ts';
import { writeCsv } from './write-csv.ts';

it.each(['en', 'fr'])(
  'writes what the reader of CSV reads again, and nothing that runs (%s)',
  async (language) => {
    const lines = [
      ['E-mail', 'First name'],
      ['lea@example.com', 'Léa, "the; first"'],
      ['=1+1', '@here'],
      ['＝1+1', '-1'],
      ['a', '\n=1'],
    ];
    const text = await writeCsv(language, lines).text();
    expect(readCsv(text)).toMatchObject({
      rows: [
        { cells: { 'E-mail': 'lea@example.com', 'First name': 'Léa, "the; first"' } },
        { cells: { 'E-mail': "'=1+1", 'First name': "'@here" } },
        { cells: { 'E-mail': "'＝1+1", 'First name': "'-1" } },
        { cells: { 'E-mail': 'a', 'First name': "'\n=1" } },
      ],
    });
  },
);
