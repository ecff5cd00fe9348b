import type { Locale } from '@casedoor/contracts';
import type { Database } from '../../platform/database/client.ts';
import { type CsvFile, csvFileName } from '../../platform/http/csv-file.ts';
import { findImport } from './find-imports.ts';
import { inWords, type Verdict } from './verdict.ts';

const words = {
  en: {
    header: ['Line', 'Row', 'Result', 'Changed', 'Why'],
    outcome: { added: 'Added', changed: 'Changed', unchanged: 'Unchanged', refused: 'Refused' },
    waiting: 'Not yet',
    field: {
      email: 'E-mail',
      firstName: 'First name',
      lastName: 'Last name',
      role: 'Role',
      tagId: 'Tag ID',
      locale: 'Language',
      name: 'Name',
      phone: 'Phone',
      note: 'Note',
      mail: 'Personal link mailed',
    },
    why: (field: string, message: string) => `${field}: ${message}`,
  },
  fr: {
    header: ['Ligne', 'Entrée', 'Résultat', 'Modifié', 'Motif'],
    outcome: { added: 'Ajouté', changed: 'Modifié', unchanged: 'Inchangé', refused: 'Refusé' },
    waiting: 'Pas encore',
    field: {
      email: 'E-mail',
      firstName: 'Prénom',
      lastName: 'Nom',
      role: 'Rôle',
      tagId: 'Identifiant',
      locale: 'Langue',
      name: 'Nom',
      phone: 'Téléphone',
      note: 'Note',
      mail: 'Lien personnel envoyé',
    },
    why: (field: string, message: string) => `${field}\u00a0: ${message}`,
  },
} as const;

/** The result of each row as a CSV file, in the order of the imported file. Throws `import_not_found`. */
export async function exportImport(
  database: Database,
  reader: { organizationId: string },
  importId: string,
  locale: Locale,
): Promise<CsvFile> {
  const { kind } = await findImport(database, reader, importId);
  return {
    name: csvFileName(`import-${kind}`),
    locale,
    header: words[locale].header,
    lines: linesOf(database, importId, locale),
  };
}

async function* linesOf(database: Database, importId: string, locale: Locale): AsyncGenerator<string[]> {
  const { outcome: outcomes, waiting, field: names, why } = words[locale];
  const nameOf = (field: string) => (names as Record<string, string>)[field] ?? field;
  for (let after = 0; ;) {
    const rows = await database.importRow.findMany({
      where: { importId, number: { gt: after } },
      orderBy: { number: 'asc' },
      take: 500,
    });
    for (const { number, line, label, outcome, fields, problem } of rows) {
      after = number;
      if (outcome === null) {
        yield [String(line), label, waiting, '', ''];
        continue;
      }
      const verdict = { outcome, fields, problem } as unknown as Verdict;
      const wording = inWords({ line, label }, verdict, locale);
      yield [
        String(line),
        label,
        outcomes[wording.outcome],
        fields.map(nameOf).join(', '),
        wording.problem?.field
          ? why(nameOf(wording.problem.field), wording.problem.message)
          : (wording.problem?.message ?? ''),
      ];
    }
    if (rows.length === 0) return;
  }
}
