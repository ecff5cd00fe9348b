import type { exportInvitations as endpoint, Invitation, Locale } from '@casedoor/contracts';
import type { z } from 'zod';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database } from '../../platform/database/client.ts';
import { type CsvFile, csvFileName } from '../../platform/http/csv-file.ts';
import { everyItem } from '../../platform/http/cursor.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Member } from '../../people/access/member.ts';
import { findInvitations } from './find-invitations.ts';

type Filters = z.output<typeof endpoint.query> & { locale: Locale };

const words = {
  en: {
    header: [
      'E-mail',
      'First name',
      'Last name',
      'Language',
      'State',
      'Why',
      'Mailed (UTC)',
      'Reminded (UTC)',
    ],
    language: { en: 'English', fr: 'French' },
    state: {
      queued: 'On its way',
      sent: 'Sent',
      delivered: 'Delivered',
      bounced: 'Not delivered',
      opened: 'Opened by the person',
      started: 'Began to register',
      awaits_approval: 'Waits for approval',
      completed: 'Joined',
      rejected: 'Not accepted',
      withdrawn: 'Withdrawn',
      expired: 'Not finished in time',
      revoked: 'Taken back',
      refused: 'Not mailed',
      cancelled: 'Cancelled',
    },
    refusal: {
      email_missing: 'The e-mail address is missing.',
      email_invalid: 'This does not look like an e-mail address.',
      repeated: 'The address stands further up in the list.',
      first_name_refused: 'The first name is too long or contains what a name cannot.',
      last_name_refused: 'The last name is too long or contains what a name cannot.',
      locale_unknown: 'The language is neither English nor French.',
      already_member: 'Already in the Users list.',
      already_invited: 'Already invited, and that invitation still worked.',
      awaits_approval: 'Has registered and waits for approval.',
      domain_refused: 'Its domain is not among those the link allows.',
      throwaway_refused: 'A throw-away address, which the link refuses.',
      limited: 'Was mailed too often that day.',
      link_closed: 'The link had closed before its turn.',
      sender_may_not: 'Whoever sent this might not invite any more.',
      failed: 'Something went wrong on our side, twice.',
    },
  },
  fr: {
    header: ['E-mail', 'Prénom', 'Nom', 'Langue', 'État', 'Motif', 'Envoi (UTC)', 'Rappel (UTC)'],
    language: { en: 'Anglais', fr: 'Français' },
    state: {
      queued: 'En route',
      sent: 'Envoyée',
      delivered: 'Remise',
      bounced: 'Non remise',
      opened: 'Ouverte par la personne',
      started: 'Inscription commencée',
      awaits_approval: 'Attend votre accord',
      completed: 'Inscription terminée',
      rejected: 'Non acceptée',
      withdrawn: 'Annulée par la personne',
      expired: 'Non terminée à temps',
      revoked: 'Retirée',
      refused: 'Non envoyée',
      cancelled: 'Envoi annulé',
    },
    refusal: {
      email_missing: 'L’adresse e-mail manque.',
      email_invalid: 'Cela ne ressemble pas à une adresse e-mail.',
      repeated: 'L’adresse figure plus haut dans la liste.',
      first_name_refused: 'Le prénom est trop long ou contient ce qu’un nom ne peut contenir.',
      last_name_refused: 'Le nom est trop long ou contient ce qu’un nom ne peut contenir.',
      locale_unknown: 'La langue n’est ni l’anglais ni le français.',
      already_member: 'Figure déjà dans la liste des utilisateurs.',
      already_invited: 'Déjà invitée, et cette invitation était encore valable.',
      awaits_approval: 'S’est inscrite et attend votre accord.',
      domain_refused: 'Son domaine n’est pas de ceux que le lien autorise.',
      throwaway_refused: 'Adresse jetable, que le lien refuse.',
      limited: 'Avait déjà reçu trop d’e-mails ce jour-là.',
      link_closed: 'Le lien s’est fermé avant son tour.',
      sender_may_not: 'L’expéditeur n’avait plus le droit d’inviter.',
      failed: 'Une erreur s’est produite de notre côté, à deux reprises.',
    },
  },
} as const;

/**
 * The state of each invited address as a CSV file, newest first; the audit trail records the download. Throws
 * `signup_link_not_found`.
 */
export async function exportInvitations(
  database: Database,
  { organizationId, membershipId }: Member,
  signupLinkId: string,
  { locale, ...filters }: Filters,
): Promise<CsvFile> {
  const link = await database.signupLink.findFirst({ where: { id: signupLinkId, organizationId } });
  if (!link) throw new Problem('signup_link_not_found');
  await recordAuditEvent(database, {
    organizationId,
    action: 'invitations.exported',
    actorMembershipId: membershipId,
    subjectType: 'signup_link',
    subjectId: signupLinkId,
    details: filters,
  });
  const invitations = everyItem((cursor) =>
    findInvitations(database, organizationId, signupLinkId, { ...filters, limit: 1000, cursor }),
  );
  return {
    name: csvFileName('invitations'),
    locale,
    header: words[locale].header,
    lines: linesOf(invitations, locale),
  };
}

async function* linesOf(invitations: AsyncIterable<Invitation>, spoken: Locale): AsyncGenerator<string[]> {
  const { language, state: states, refusal: refusals } = words[spoken];
  for await (const { email, firstName, lastName, locale, state, refusal, ...one } of invitations)
    yield [
      email,
      firstName ?? '',
      lastName ?? '',
      language[locale],
      states[state],
      refusal ? refusals[refusal] : (one.mailError ?? ''),
      one.mailedAt ?? '',
      one.remindedAt ?? '',
    ];
}
