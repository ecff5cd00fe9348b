import type { CaseSummary, exportCases as endpoint, Locale } from '@casedoor/contracts';
import type { z } from 'zod';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database } from '../../platform/database/client.ts';
import { type CsvFile, csvFileName } from '../../platform/http/csv-file.ts';
import { everyItem } from '../../platform/http/cursor.ts';
import type { Member } from '../../people/access/member.ts';
import { findCases } from './find-cases.ts';

type Filters = z.output<typeof endpoint.query> & { locale: Locale };

const words = {
  en: {
    header: [
      'Reference',
      'Title',
      'Case type',
      'Status',
      'Opened (UTC)',
      'Sign-up link',
      'First name',
      'Last name',
      'E-mail',
      'Case user role',
    ],
    status: { open: 'Open', on_hold: 'On hold', closed: 'Closed', archived: 'Archived' },
    caseRole: { client: 'Client', staff: 'Staff' },
  },
  fr: {
    header: [
      'Référence',
      'Intitulé',
      'Type de dossier',
      'État',
      'Ouverture (UTC)',
      'Lien d’inscription',
      'Prénom',
      'Nom',
      'E-mail',
      'Rôle dans le dossier',
    ],
    status: { open: 'Ouvert', on_hold: 'En attente', closed: 'Clos', archived: 'Archivé' },
    caseRole: { client: 'Client', staff: 'Personnel' },
  },
} as const;

/** Exports the cases as a CSV file, newest first; the export is an audit event. */
export async function exportCases(
  database: Database,
  member: Member,
  { locale, ...filters }: Filters,
): Promise<CsvFile> {
  await recordAuditEvent(database, {
    organizationId: member.organizationId,
    action: 'cases.exported',
    actorMembershipId: member.membershipId,
    subjectType: 'organization',
    subjectId: member.organizationId,
    details: filters,
  });
  const cases = everyItem((cursor) => findCases(database, member, { ...filters, limit: 500, cursor }));
  return {
    name: csvFileName(locale === 'fr' ? 'dossiers' : 'cases'),
    locale,
    header: words[locale].header,
    lines: linesOf(cases, locale),
  };
}

/** One row per participant; one for a case without any. */
async function* linesOf(cases: AsyncIterable<CaseSummary>, locale: Locale): AsyncGenerator<string[]> {
  const { status, caseRole } = words[locale];
  for await (const one of cases) {
    const facts = [
      one.reference,
      one.title,
      one.type ?? '',
      status[one.status],
      one.openedAt,
      one.signupLink?.title ?? '',
    ];
    if (one.participants.length === 0) yield [...facts, '', '', '', ''];
    for (const person of one.participants)
      yield [
        ...facts,
        person.firstName,
        person.lastName,
        person.email ?? '',
        person.customCaseRole?.name ?? caseRole[person.caseRole],
      ];
  }
}
