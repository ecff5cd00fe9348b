import {
  auditActionWords,
  type AuditEvent,
  type exportAuditEvents as endpoint,
  type Locale,
} from '@casedoor/contracts';
import type { z } from 'zod';
import { type CsvFile, csvFileName } from '../../platform/http/csv-file.ts';
import { everyItem } from '../../platform/http/cursor.ts';
import type { Member } from '../access/member.ts';
import type { AuditSources } from './find-matching.ts';
import { findAuditEvents, refuseBackwardDays } from './find-audit-events.ts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';

type Filters = z.output<typeof endpoint.query> & { locale: Locale };

const words = {
  en: {
    header: ['When (UTC)', 'Who', 'What', 'Kind', 'Record', 'Record id', 'Action', 'Details'],
    system: 'Casedoor',
    kind: {
      organization: 'Organization',
      signup_link: 'Sign-up link',
      registration: 'Registration',
      user: 'User',
      case: 'Case',
      party: 'Party',
    },
  },
  fr: {
    header: ['Quand (UTC)', 'Qui', 'Quoi', 'Type', 'Objet', 'Identifiant de l’objet', 'Action', 'Détails'],
    system: 'Casedoor',
    kind: {
      organization: 'Organisation',
      signup_link: 'Lien d’inscription',
      registration: 'Inscription',
      user: 'Utilisateur',
      case: 'Dossier',
      party: 'Partie',
    },
  },
} as const;

/**
 * Exports the audit trail as a CSV file, newest first. The export is an audit event too, and the first row.
 * Throws `request_invalid` if the range of days ends before it begins.
 */
export async function exportAuditEvents(
  sources: AuditSources,
  member: Member,
  { locale, ...filters }: Filters,
): Promise<CsvFile> {
  // Before the first byte: once the file has begun, the request cannot be refused.
  refuseBackwardDays(filters);
  await recordAuditEvent(sources.database, {
    organizationId: member.organizationId,
    action: 'audit_events.exported',
    actorMembershipId: member.membershipId,
    subjectType: 'organization',
    subjectId: member.organizationId,
    details: filters,
  });
  const events = everyItem((cursor) => findAuditEvents(sources, member, { ...filters, limit: 1000, cursor }));
  return {
    name: csvFileName(locale === 'fr' ? 'journal-audit' : 'audit-trail'),
    locale,
    header: words[locale].header,
    lines: linesOf(events, locale),
  };
}

async function* linesOf(events: AsyncIterable<AuditEvent>, locale: Locale): AsyncGenerator<string[]> {
  const { system, kind } = words[locale];
  for await (const event of events)
    yield [
      event.at,
      event.by ?? system,
      auditActionWords(event.action, locale),
      kind[event.subjectType],
      event.subject ?? '',
      event.subjectId,
      event.action,
      JSON.stringify(event.details),
    ];
}
