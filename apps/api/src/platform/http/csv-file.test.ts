import { buffer } from 'node:stream/consumers';
import { plainCell } from '@casedoor/contracts/csv-cell';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvFileName, streamCsv } from './csv-file.ts';

async function* of(lines: string[][]): AsyncGenerator<string[]> {
  yield* lines;
}

async function written(lines: string[][], locale: 'en' | 'fr' = 'en'): Promise<string> {
  return String(await buffer(streamCsv({ name: 'x.csv', locale, header: ['a', 'b'], lines: of(lines) })));
}

describe('a CSV file', () => {
  it('begins with a byte order mark and ends each line as RFC 4180 does', async () => {
    expect(await written([['Léa', 'Martin']])).toBe('\u{feff}a,b\r\nLéa,Martin\r\n');
  });

  it('has its header even without a line', async () => {
    expect(await written([])).toBe('\u{feff}a,b\r\n');
  });

  it('is separated by semicolons in French', async () => {
    expect(await written([['a;b', 'c,d']], 'fr')).toBe('\u{feff}a;b\r\n"a;b";c,d\r\n');
  });

  it.each([
    '=1+1',
    '+33 6',
    '-2',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\n=1+1',
    '  =1+1',
    '\u00A0@SUM(A1)',
    '\u200B＋1',
    '＝1+1',
    '=HYPERLINK("http://evil.example","x")',
  ])('lets no spreadsheet run %j', async (cell) => {
    const [, line] = parse(await written([[cell, 'b']]), { bom: true }) as string[][];
    expect(line?.[0]).toBe(`'${cell}`);
  });

  it.each([
    ['en', ','],
    ['fr', ';'],
  ] as const)(
    'is read again as it was written, cell by cell, and no cell runs (%s)',
    async (locale, delimiter) => {
      const parts = fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '＝',
        ' ',
        '\t',
        '\r',
        '\n',
        '"',
        "'",
        ',',
        ';',
        'x',
        '1',
      );
      const cell = fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.array(parts, { maxLength: 8 }).map((all) => all.join('')),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(cell, cell)), async (lines) => {
          const [header, ...read] = parse(await written(lines, locale), {
            bom: true,
            delimiter,
          }) as string[][];
          expect(header).toEqual(['a', 'b']);
          expect(read).toEqual(lines.map((line) => line.map(plainCell)));
          for (const text of read.flat()) expect(text.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/);
        }),
        { numRuns: 1000 },
      );
    },
  );

  it('breaks off where reading fails, so that it is not taken for whole', async () => {
    async function* failing(): AsyncGenerator<string[]> {
      yield ['a', 'b'];
      throw new Error('the database went away');
    }
    const file = streamCsv({ name: 'x.csv', locale: 'en', header: ['a'], lines: failing() });
    await expect(buffer(file)).rejects.toThrow('the database went away');
  });

  it('is named by what it holds and the day', () => {
    expect(csvFileName('users', new Date('2026-11-22T23:59:59Z'))).toBe('users-2026-11-22.csv');
  });
});
