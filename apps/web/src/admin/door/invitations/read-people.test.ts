import { describe, expect, it } from 'vitest';
import { readPeople } from './read-people.ts';

describe('readPeople', () => {
  it.each([
    ['E-mail,First name,Last name,Language\nlea@x.test,Léa,Martin,fr', 'commas, in English'],
    ['Adresse e-mail;Prénom;Nom;Langue\r\nlea@x.test;Léa;Martin;fr', 'semicolons, in French'],
    ['\uFEFFNom\tPrénom\tCourriel\tLANGUE\nMartin\tLéa\tlea@x.test\tfr', 'tabs, in another order'],
  ])('reads a table by the names of its columns: %#', async (text) => {
    expect(await readPeople(text)).toEqual({
      rows: [{ line: 2, email: 'lea@x.test', firstName: 'Léa', lastName: 'Martin', locale: 'fr' }],
      leftOut: 0,
    });
  });

  it('reads a cell of several lines, with quotes in it, as one line', async () => {
    const text = 'Courriel;Prénom;Nom\r\nanne@x.test;"Anne\r\nMarie";"du ""Pont"""\r\nmax@x.test;Max;';
    expect(await readPeople(text)).toEqual({
      rows: [
        { line: 2, email: 'anne@x.test', firstName: 'Anne Marie', lastName: 'du "Pont"' },
        { line: 4, email: 'max@x.test', firstName: 'Max' },
      ],
      leftOut: 0,
    });
  });

  it('keeps rows without an address, and what other columns say is left out', async () => {
    expect(await readPeople('Email,First name,Town\n,Léa,Lyon\nmax@x.test,,Paris')).toEqual({
      rows: [
        { line: 2, email: '', firstName: 'Léa' },
        { line: 3, email: 'max@x.test' },
      ],
      leftOut: 0,
    });
  });

  it('reads addresses in any form, and keeps what is none to be mended', async () => {
    expect(await readPeople('Léa Martin <lea@x.test>; max@\nnobody')).toEqual({
      rows: [
        { line: 1, email: 'lea@x.test', firstName: 'Léa', lastName: 'Martin' },
        { line: 1, email: 'max@' },
        { line: 2, email: 'nobody' },
      ],
      leftOut: 0,
    });
    expect(await readPeople('Our guests\nlea@x.test\nmax@x.test')).toMatchObject({
      rows: [
        { line: 2, email: 'lea@x.test' },
        { line: 3, email: 'max@x.test' },
        { line: 1, email: 'Our guests' },
      ],
    });
  });

  it('says what is wrong with a text as a whole', async () => {
    expect(await readPeople(' \n ')).toEqual({ fault: 'empty' });
    expect(await readPeople('Name,Town\nLéa,Lyon')).toEqual({ fault: 'no_email_column' });
    expect(await readPeople('Name,Contact\nLéa,lea@x.test')).toEqual({ fault: 'no_email_column' });
  });

  it.each([
    ['a blank line above', '\nEmail;First name\nlea@x.test;Léa', 3],
    ['a sep= line', 'sep=;\r\nEmail;First name\r\nlea@x.test;Léa', 3],
    ['a title with an address', 'Exported by admin@x.test\n\nEmail,First name\nlea@x.test,Léa', 4],
    ['a quote that is not closed', 'Email,First name\nlea@x.test,"Léa', 2],
    ['a doubled column', 'Email,First name,Email\nlea@x.test,Léa,other@x.test', 2],
    ['a comma in a quoted heading', '"Town, country";Email;First name\n"Lyon, FR";lea@x.test;Léa', 2],
  ])('reads a table with %s', async (_what, text, line) => {
    expect(await readPeople(text)).toEqual({
      rows: [{ line, email: 'lea@x.test', firstName: 'Léa' }],
      leftOut: 0,
    });
  });

  it('takes as many as one sending does, and counts the rest', async () => {
    const text = Array.from({ length: 5003 }, (_, n) => `p${n}@x.test`).join('\n');
    expect(await readPeople(text)).toMatchObject({ leftOut: 3, rows: { length: 5000 } });
  });
});
