import type { exportParties as endpoint, Locale, Party } from '@casedoor/contracts';
import type { z } from 'zod';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database } from '../../platform/database/client.ts';
import { type CsvFile, csvFileName } from '../../platform/http/csv-file.ts';
import { everyItem } from '../../platform/http/cursor.ts';
import type { Member } from '../../people/access/member.ts';
import { findParties } from './find-parties.ts';

type Filters = z.output<typeof endpoint.query> & { locale: Locale };

// The column names that an import accepts, so that an exported file can be imported again.
const header = {
  en: ['Name', 'E-mail', 'Phone', 'Note', 'Added (UTC)'],
  fr: ['Nom', 'E-mail', 'Téléphone', 'Note', 'Ajout (UTC)'],
} as const;

/** Exports the parties as a CSV file, newest first; the export is an audit event. */
export async function exportParties(
  database: Database,
  member: Member,
  { locale, ...filters }: Filters,
): Promise<CsvFile> {
  await recordAuditEvent(database, {
    organizationId: member.organizationId,
    action: 'parties.exported',
    actorMembershipId: member.membershipId,
    subjectType: 'organization',
    subjectId: member.organizationId,
    details: filters,
  });
  const parties = everyItem((cursor) => findParties(database, member, { ...filters, limit: 1000, cursor }));
  return {
    name: csvFileName(locale === 'fr' ? 'parties-connues' : 'parties'),
    locale,
    header: header[locale],
    lines: linesOf(parties),
  };
}

async function* linesOf(parties: AsyncIterable<Party>): AsyncGenerator<string[]> {
  for await (const { name, email, phone, note, createdAt } of parties)
    yield [name, email ?? '', phone ?? '', note ?? '', createdAt];
}
