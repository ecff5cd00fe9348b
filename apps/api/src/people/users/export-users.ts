import type { exportUsers as endpoint, Locale, User } from '@casedoor/contracts';
import type { z } from 'zod';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { type CsvFile, csvFileName } from '../../platform/http/csv-file.ts';
import { everyItem } from '../../platform/http/cursor.ts';
import type { Member } from '../access/member.ts';
import type { ReadingUsers } from './read-users.ts';
import { findUsers } from './find-users.ts';

type Filters = z.output<typeof endpoint.query> & { locale: Locale };

const words = {
  en: {
    header: [
      'First name',
      'Last name',
      'E-mail',
      'Telephone',
      'Role',
      'Status',
      'Tag ID',
      'Sign-up link',
      'Added (UTC)',
      'Joined (UTC)',
    ],
    role: { admin: 'Administrator', manager: 'Manager', staff: 'Staff', client: 'Client' },
    status: { active: 'Active', invited: 'Invited', disabled: 'Disabled' },
  },
  fr: {
    header: [
      'Prénom',
      'Nom',
      'E-mail',
      'Téléphone',
      'Rôle',
      'Statut',
      'Identifiant',
      'Lien d’inscription',
      'Ajout (UTC)',
      'Arrivée (UTC)',
    ],
    role: { admin: 'Administrateur', manager: 'Responsable', staff: 'Personnel', client: 'Client' },
    status: { active: 'Actif', invited: 'Invité', disabled: 'Désactivé' },
  },
} as const;

/** Exports the Users list as a CSV file, newest first; the export is an audit event. */
export async function exportUsers(
  sources: ReadingUsers,
  member: Member,
  { locale, ...filters }: Filters,
): Promise<CsvFile> {
  await recordAuditEvent(sources.database, {
    organizationId: member.organizationId,
    action: 'users.exported',
    actorMembershipId: member.membershipId,
    subjectType: 'organization',
    subjectId: member.organizationId,
    details: filters,
  });
  const users = everyItem((cursor) =>
    findUsers(sources, member, { ...filters, sort: '-createdAt', limit: 1000, cursor }),
  );
  return {
    name: csvFileName(locale === 'fr' ? 'utilisateurs' : 'users'),
    locale,
    header: words[locale].header,
    lines: linesOf(users, locale),
  };
}

async function* linesOf(users: AsyncIterable<User>, locale: Locale): AsyncGenerator<string[]> {
  const { role, status } = words[locale];
  for await (const user of users)
    yield [
      user.firstName,
      user.lastName,
      user.email,
      user.phone ?? '',
      role[user.role],
      status[user.status],
      user.tagId ?? '',
      user.signupLink?.title ?? '',
      user.createdAt,
      user.joinedAt ?? '',
    ];
}
