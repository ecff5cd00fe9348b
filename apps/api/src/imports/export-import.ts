import type { Locale } from '@casedoor/contracts';
import type { Database } from '../database/client.ts';
import { type CsvFile, csvFileName } from '../http/csv-file.ts';
import { findImport } from './find-imports.ts';
import { inWords, type Verdict } from './verdict.ts';

const words = {
  en: {
    header: ['Line', 'Row', 'Result', 'Changed', 'Why'],
    outcome: { added: 'Added', changed: 'Changed', unchanged: 'Unchanged', refused: 'Refused' },
    waiting: 'Not yet',
  },
  fr: {
    header: ['Ligne', 'Entrée', 'Résultat', 'Modifié', 'Motif'],
    outcome: { added: 'Ajouté', changed: 'Modifié', unchanged: 'Inchangé', refused: 'Refusé' },
    waiting: 'Pas encore',
  },
} as const;

/** What became of each row, as a CSV file in the order of the imported one. Throws `import_not_found`. */
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
  const { outcome: outcomes, waiting } = words[locale];
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
      const told = inWords({ line, label }, verdict, locale);
      yield [
        String(line),
        label,
        outcomes[told.outcome],
        fields.join(', '),
        told.problem ? [told.problem.field, told.problem.message].filter(Boolean).join(': ') : '',
      ];
    }
    if (rows.length === 0) return;
  }
}
